import type { Say } from '#platform/web/i18n.ts'

type Detail = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(text).filter(Boolean) : [])

/** What was done, as a sentence. `nameOf` turns a code into a name where it is known. */
export function deedWords(what: string, detail: Detail, say: Say, nameOf: (code: string) => string): string {
  const comma = say('comma')
  switch (what) {
    case 'created':
      if (text(detail.splitFrom)) return say('history.createdBySplit', { number: text(detail.number) })
      if (text(detail.number)) return say('history.createdDoor', { number: text(detail.number) })
      return say('history.createdArea', { kind: say(`kind.${text(detail.kind)}`) })
    case 'edited':
      return editedWords(detail, say)
    case 'moved':
      return movedWords(text(detail.from), text(detail.to), say, nameOf)
    case 'split':
      return say('history.split', { numbers: list(detail.into).join(comma) })
    case 'merged':
      return say('history.merged', { numbers: list(detail.numbers).join(comma) })
    case 'retired':
      return text(detail.mergedInto) ? say('history.retiredByMerge') : say('history.retired')
    case 'ordered':
      return say('history.ordered', { count: text(detail.doors) })
    case 'imported':
      return say('history.imported', {
        source: say(`list.${text(detail.source)}`),
        rows: text(detail.rowsIn),
        created: text(detail.created),
        matched: text(detail.matched),
        rejected: text(detail.rejected),
      })
    case 'import_undone':
      return say('history.importUndone', { source: say(`list.${text(detail.source)}`), doors: text(detail.doors) })
    case 'unlisted':
      return say('history.unlisted', { source: say(`list.${text(detail.source)}`) })
    case 'listed':
      return say('history.listed', { source: say(`list.${text(detail.source)}`) })
    default:
      return what
  }
}

function editedWords(detail: Detail, say: Say): string {
  if (text(detail.is)) return say('history.renamed', { was: text(detail.was), is: text(detail.is) })
  const fields = list(detail.fields).map((field) => say(`fact.${field}`))
  return fields.length > 0
    ? say('history.edited', { fields: fields.join(say('comma')) })
    : say('history.editedLists', {
        lists: list(detail.sources)
          .map((source) => say(`list.${source}`))
          .join(say('comma')),
      })
}

/** From where to where: of two chains only what differs, each with at least its last area. */
function movedWords(from: string, to: string, say: Say, nameOf: (code: string) => string): string {
  const [a, b] = [from.split('.'), to.split('.')]
  // An area ends both chains itself.
  if (a.at(-1) === b.at(-1) && a.length > 1 && b.length > 1) {
    a.pop()
    b.pop()
  }
  while (a.length > 1 && b.length > 1 && a[0] === b[0]) {
    a.shift()
    b.shift()
  }
  const chain = (codes: readonly string[]): string => codes.map(nameOf).join(' › ')
  return say('history.moved', { from: chain(a), to: chain(b) })
}

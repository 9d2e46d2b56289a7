import type { Say } from '#platform/web/i18n.ts'

type Detail = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(text).filter(Boolean) : [])

/** What was done, as a sentence. `nameOf` turns a path into a name where this browser knows it. */
export function deedWords(what: string, detail: Detail, say: Say, nameOf: (path: string) => string): string {
  const comma = say('comma')
  switch (what) {
    case 'created':
      if (text(detail.splitFrom)) return say('history.createdBySplit', { number: text(detail.number) })
      if (text(detail.number)) return say('history.createdDoor', { number: text(detail.number) })
      return say('history.createdArea', { kind: say(`kind.${text(detail.kind)}`) })
    case 'edited':
      return editedWords(detail, say)
    case 'moved':
      return say('history.moved', { from: nameOf(text(detail.from)), to: nameOf(text(detail.to)) })
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

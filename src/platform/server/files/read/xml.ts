import { Problem } from '../../../contract/index.ts'
import { fileProblems } from '../../../contract/problems-file.ts'

/** What is met in an XML text, in its order. Names are without prefix; entities of values and text are what they stand for. */
export interface XmlEvents {
  open(name: string, attributes: ReadonlyMap<string, string>): void
  close(name: string): void
  text(text: string): void
  /** Words that no reader is shown. */
  remark(text: string): void
}

const tag = /<(\/?)(?:[^\s:<>/"'=]+:)?([^\s:<>/"'=]+)/y
const attribute = /\s+(?:[^\s:<>/"'=]+:)?([^\s:<>/"'=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEnd = /\s*(\/?)>/y
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Goes through an XML text once, tag by tag (XML 1.0 without DTD, which no paper of Office has). Answers false where it is
 * malformed: what was met before stands. Throws file.damaged for a DTD, whose entities could stand for anything.
 */
export function readXml(xml: string, events: XmlEvents): boolean {
  let at = 0
  const until = (mark: string, from: number) => {
    const end = xml.indexOf(mark, from)
    at = end < 0 ? xml.length : end + mark.length
    return end
  }
  while (at < xml.length) {
    const next = xml.indexOf('<', at)
    if (next !== at) events.text(plain(xml.slice(at, next < 0 ? undefined : next)))
    if (next < 0) return true
    if (xml.startsWith('<!--', next) || xml.startsWith('<?', next) || xml.startsWith('<![CDATA[', next)) {
      const [begin, mark] = { '!': xml[next + 2] === '[' ? [9, ']]>'] : [4, '-->'], '?': [2, '?>'] }[
        xml[next + 1] as '!' | '?'
      ] as [number, string]
      const end = until(mark, next + begin)
      if (end < 0) return false
      const inner = xml.slice(next + begin, end)
      if (begin === 9) events.text(inner)
      else events.remark(inner)
      continue
    }
    if (xml[next + 1] === '!') throw new Problem(fileProblems.damaged)
    tag.lastIndex = next
    const [, closes, name = ''] = tag.exec(xml) ?? []
    if (closes === undefined) return false
    at = tag.lastIndex
    const attributes = new Map<string, string>()
    for (;;) {
      attribute.lastIndex = at
      const found = attribute.exec(xml)
      if (!found) break
      attributes.set(found[1] as string, plain(found[2] ?? found[3] ?? ''))
      at = attribute.lastIndex
    }
    tagEnd.lastIndex = at
    const end = tagEnd.exec(xml)
    if (!end) return false
    at = tagEnd.lastIndex
    if (closes) events.close(name)
    else {
      events.open(name, attributes)
      if (end[1]) events.close(name)
    }
  }
  return true
}

/** Text as it is read: what references to signs stand for; what stands for nothing is a gap. */
function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? ' '
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : ''
  })
}

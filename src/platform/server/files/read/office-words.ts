import { readXml } from './xml.ts'

/** Elements of which each is a line of its own: a paragraph, a cell, a shared text, a comment. */
const lines = new Set(['p', 'si', 'c', 'comment'])
const breaks = new Set(['br', 'cr'])
/** Long names of things, whose digits are chance. */
const guid = /^\{?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i
const mayHoldNumber = /\d{3}/

/**
 * The words of one part in two ways: `joined` puts the runs of a paragraph or cell together, since a number may be spread over
 * them, also around a text box that hangs between two; `apart` has each text, value of an attribute and remark by itself, since
 * in a part that knows no paragraphs two neighbours are two numbers.
 */
export function wordsOf(xml: string): { joined: string; apart: string; isWhole: boolean } {
  const joined: string[] = []
  const apart: string[] = []
  const open: string[][] = [[]]
  const end = () => {
    const line = open.length > 1 ? open.pop() : open[0]?.splice(0)
    if (line && line.length > 0) joined.push(line.join(''))
  }
  const say = (text: string) => open.at(-1)?.push(text)
  const isWhole = readXml(xml, {
    open(name, attributes) {
      if (lines.has(name)) open.push([])
      else if (breaks.has(name)) say('\n')
      else if (name === 'tab') say('\t')
      else if (name === 'noBreakHyphen') say('-')
      for (const value of attributes.values()) if (mayHoldNumber.test(value) && !guid.test(value)) apart.push(value)
    },
    close(name) {
      if (lines.has(name)) end()
    },
    text(text) {
      say(text)
      if (mayHoldNumber.test(text)) apart.push(text)
    },
    remark: (text) => void apart.push(text),
  })
  while (open.length > 1) end()
  end()
  return { joined: written(joined), apart: written(apart), isWhole }
}

/** A phone in a cell of numbers may stand as a power of ten. */
const written = (texts: readonly string[]) =>
  texts.join('\n').replace(/\b\d\.\d{4,}E\+?\d{1,2}\b/g, (number) => String(Math.round(Number(number))))

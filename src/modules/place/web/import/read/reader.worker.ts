import { readCsv } from './csv.ts'
import { decodeText } from './decode.ts'
import { fileKind } from './fileKind.ts'
import type { ReadAnswer, Sheet } from './readFile.ts'
import { readXlsx, TooLarge } from './workbook.ts'

// Off the page's own thread: a list of 50,000 rows takes seconds, and the page goes on answering.
self.onmessage = async ({ data }: MessageEvent<ArrayBuffer>) => {
  self.postMessage(await read(new Uint8Array(data)))
}

async function read(bytes: Uint8Array): Promise<ReadAnswer> {
  const kind = fileKind(bytes)
  if (bytes.length === 0) return { refused: 'empty' }
  if (kind === 'xls' || kind === 'other') return { refused: kind }
  try {
    if (kind === 'xlsx') return found(await readXlsx(bytes), 'xlsx')
    const { text, encoding } = decodeText(bytes)
    return found([{ name: '', rows: readCsv(text) }], encoding)
  } catch (error) {
    if (error instanceof TooLarge) return { refused: 'too_big' }
    return { refused: kind === 'xlsx' ? 'damaged' : 'unreadable' }
  }
}

function found(sheets: Sheet[], encoding: string): ReadAnswer {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== '')))
  return filled.length > 0 ? { sheets: filled, encoding } : { refused: 'empty' }
}

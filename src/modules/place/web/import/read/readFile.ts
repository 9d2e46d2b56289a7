/** A sheet of a workbook, or the only one of a CSV file, as text. */
export interface Sheet {
  name: string
  rows: string[][]
}

/** Why a file was not read. */
export type Refused = 'xls' | 'other' | 'empty' | 'damaged' | 'unreadable' | 'too_big'
export type ReadAnswer = { sheets: Sheet[]; encoding: string } | { refused: Refused }

/** Largest file, in bytes: half a million rows of a door list. */
export const largest = 50 * 1024 * 1024

/** Sheets of an XLSX or CSV file, read off the page's own thread. */
export async function readFile(file: File): Promise<ReadAnswer> {
  if (file.size > largest) return { refused: 'too_big' }
  const bytes = await file.arrayBuffer()
  const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<ReadAnswer>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => resolve(data)
      worker.onerror = () => resolve({ refused: 'unreadable' })
      worker.postMessage(bytes, [bytes])
    })
  } finally {
    worker.terminate()
  }
}

import type { ReadAnswer } from './import/read/readFile.ts'

export type { ReadAnswer }

/** Door of places for the phone. Sheets of an XLSX or CSV file; what reads them is fetched with the first file. */
export async function readFile(file: File): Promise<ReadAnswer> {
  const reader = await import('./import/read/readFile.ts')
  return reader.readFile(file)
}

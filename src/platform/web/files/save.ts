import { request } from '../api.ts'

const longest = 120_000

/**
 * Fetches a file with the second half of a phone's session, which a link cannot carry, and hands it to the phone to open or
 * keep. Throws ApiProblem.
 */
export async function saveFile(address: string, name: string): Promise<void> {
  const bytes = (await request(address, { wantsFile: true, timeOut: longest })) as Blob
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The phone reads it after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

import { promisify } from 'node:util'
import { constants, inflateRaw, inflateRawSync } from 'node:zlib'
import { Problem } from '../../../contract/index.ts'
import { fileProblems } from '../../../contract/problems-file.ts'

const inflate = promisify(inflateRaw)

/** One part of a packed file, as its directory names it. */
export interface ZipEntry {
  name: string
  method: number
  isSealed: boolean
  packed: number
  at: number
}

const mostEntries = 5000
const [endMark, entryMark, partMark] = [0x06054b50, 0x02014b50, 0x04034b50]

/** The directory of a ZIP (APPNOTE 6.3.10, without the 64-bit form, which 20 MiB never need). Throws file.damaged. */
export function listZip(bytes: Buffer): ZipEntry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark) throw new Problem(fileProblems.damaged)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > mostEntries) throw new Problem(fileProblems.damaged)
  const entries: ZipEntry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryMark) throw new Problem(fileProblems.damaged)
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      isSealed: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

/** The packed bytes of a part. Throws file.damaged. */
function dataOf(bytes: Buffer, { at, packed, method }: ZipEntry): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== partMark) throw new Problem(fileProblems.damaged)
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const data = bytes.subarray(from, from + packed)
  if (data.length < packed || (method !== 0 && method !== 8)) throw new Problem(fileProblems.damaged)
  return data
}

/** So many packed bytes show how a part begins, and never swell to more than half a megabyte. */
const headPacked = 512

/** How a part begins: some bytes of it, none where it is empty. Throws file.damaged. */
export function headOf(bytes: Buffer, entry: ZipEntry): Buffer {
  const head = dataOf(bytes, entry).subarray(0, headPacked)
  if (entry.method === 0 || head.length === 0) return head
  try {
    return inflateRawSync(head, { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    throw new Problem(fileProblems.damaged)
  }
}

/** What a part holds, of at most so many bytes; undefined when it is larger. Throws file.damaged. */
export async function unpack(bytes: Buffer, entry: ZipEntry, most: number): Promise<Buffer | undefined> {
  const data = dataOf(bytes, entry)
  if (entry.method === 0) return data.length > most ? undefined : data
  try {
    return await inflate(data, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return undefined
    throw new Problem(fileProblems.damaged)
  }
}

import { createHash } from 'node:crypto'
import { type Checked, largestPart } from '#platform/contract/file.ts'
import type { ProblemBody } from '#platform/contract/index.ts'
import { newId, type TestClient } from './county.ts'

/** Sends one part of an upload. */
export const sendPart = (who: TestClient, upload: string, offset: number, size: number, bytes: Buffer) =>
  who.raw('POST', `/api/file/part?upload=${upload}&offset=${offset}&size=${size}`, bytes, {
    'content-type': 'application/octet-stream',
  })

/** Ends an upload. */
export const finish = (who: TestClient, upload: string, name: string, bytes: Buffer, digest = sha256(bytes)) =>
  who.raw('POST', '/api/file/finish', { upload, name, size: bytes.length, digest })

/** SHA-256 as hexadecimal text. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Sends a file as a browser does. Throws an Error whose message is the problem's code. */
export async function uploadFile(who: TestClient, name: string, bytes: Buffer, upload = newId()): Promise<Checked> {
  for (let offset = 0; offset < bytes.length; offset += largestPart) {
    const sent = await sendPart(who, upload, offset, bytes.length, bytes.subarray(offset, offset + largestPart))
    if (sent.status !== 200) throw new Error((sent.body as ProblemBody).code)
  }
  const { status, body } = await finish(who, upload, name, bytes)
  if (status !== 200) throw new Error((body as ProblemBody).code)
  return body as Checked
}

import { writeHeader } from './header.ts'
import { phone } from './phone.ts'

/** What enrolment answers; `secret` in base64url. */
export interface NewDevice {
  device: string
  account: string
  secret: string
  serverKey: JsonWebKey
}

/** Keeps what this phone is to the server. The secret goes into a key that scripts can use but not read out. */
export async function saveDevice({ device, account, secret, serverKey }: NewDevice): Promise<void> {
  const text = atob(secret.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  await writeHeader(phone().db, 'device', { device, account, secret: key, serverKey })
}

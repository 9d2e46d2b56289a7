import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'

/** An answer of the HTTP interface to the person who is signed in on a page. */
export interface Answer {
  status: number
  /** The body as text, with the ids asked for put out of sight, so that two answers can be compared. */
  text: string
}

/** Asks as the person of the page would by typing the address. */
export async function read(page: Page, path: string): Promise<Answer> {
  const response = await page.request.get(new URL(path, page.url()).href, { headers: { accept: 'application/json' } })
  return { status: response.status(), text: masked(await response.text()) }
}

/** Sends one command and gives its result. */
export async function command(
  page: Page,
  name: string,
  body: Readonly<Record<string, unknown>>,
  id = newId(),
): Promise<Answer> {
  const response = await page.request.post(new URL('/api/commands', page.url()).href, {
    headers: { origin: new URL(page.url()).origin },
    data: { commands: [{ id, name, body, occurredAt: new Date().toISOString(), device: 'journey' }] },
  })
  return { status: response.status(), text: masked(await response.text()) }
}

/** An id that nothing has. */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function masked(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
}

import { describe, expect, it } from 'vitest'
import type { StoredEntry } from '#platform/sync/entry.ts'
import { openSealed } from '#platform/sync/sealed.ts'
import type { HeaderRow, PhoneDb } from './db.ts'
import { sealToServer } from './seal-to-server.ts'

const hour = 3_600_000
const now = Date.parse('2020-01-27T02:00:00Z')

/** A phone whose wall clock said `wall` when something was put in; what it knew of the server is told. */
async function sealed(
  wall: number,
  knows: { offset?: number; heard?: number; lease?: { serverAt: number; wallAt: number } },
) {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const serverKey = { ...(await crypto.subtle.exportKey('jwk', pair.publicKey)), kid: 'k1' }
  const secret = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const device = { device: '0190aaaa-0000-7000-8000-000000000001', account: 'a', secret, serverKey }
  const rows: Record<string, HeaderRow['value'] | undefined> = {
    device: device as never,
    lease: knows.lease && ({ ...knows.lease, until: now + 24 * hour, seen: 0, doubted: 0 } as never),
  }
  const db = { header: { get: async (key: string) => rows[key] && { key, value: rows[key] } } } as unknown as PhoneDb
  const { offset, heard = 0 } = knows
  const entry = {
    id: 'c1',
    command: { id: 'c1', name: 'registry.recordVisit', body: {}, occurredAt: new Date(wall).toISOString() },
    account: 'a',
    hlc: '1',
    stamp: { wall, mono: 1, sitting: 's', heard, ...(offset === undefined ? {} : { offset }) },
  } as unknown as StoredEntry
  const text = await sealToServer(db, entry)
  const parcel = await openSealed((await crypto.subtle.exportKey('jwk', pair.privateKey)) as never, text ?? '')
  const [command] = JSON.parse(parcel?.commands ?? '[]') as { occurredAt: string }[]
  return Date.parse(command?.occurredAt ?? '')
}

describe('the time of what is sealed to the server', () => {
  it('is the wall clock, where that is right', async () => {
    expect(await sealed(now, { offset: 20_000, heard: now - hour })).toBe(now)
    expect(await sealed(now, {})).toBe(now)
  })

  it('is put right by what the page heard of the server, three days ahead as in 1970', async () => {
    expect(await sealed(now + 72 * hour, { offset: -72 * hour, heard: now - hour })).toBe(now)
    expect(await sealed(5000, { offset: now - 5000, heard: now - hour })).toBe(now)
  })

  it('is put right by the last lease, where the page began without signal', async () => {
    const lease = { serverAt: now - hour, wallAt: now + 71 * hour }
    expect(await sealed(now + 72 * hour, { lease })).toBe(now)
  })

  it('is never before the server was last heard', async () => {
    expect(await sealed(now - 9 * hour, { offset: 0, heard: now - hour })).toBe(now - hour)
  })
})

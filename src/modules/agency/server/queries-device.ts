import type { Queryable } from '#platform/server/db/tx.ts'

/** Gives a code to an account within the writer's reach; answers `invited`, or why not. */
export async function inviteDevice(
  db: Queryable,
  county: number,
  invite: { id: string; account: string; code: Buffer; expires: Date },
): Promise<'invited' | 'not_found' | 'no_phone_role'> {
  const [row] = await db.query<{ is: 'invited' | 'not_found' | 'no_phone_role' }>(
    'select agency.invite_device($1, $2, $3, $4, $5) as is',
    [county, invite.id, invite.account, invite.code, invite.expires],
  )
  return row?.is ?? 'not_found'
}

/** A device that is being enrolled. */
export interface NewDevice {
  code: Buffer
  id: string
  name: string
  token: Buffer
  secret: Buffer
}

/** Uses a code up and writes the device; undefined when the code is not good. */
export async function enrolDevice(
  db: Queryable,
  county: number,
  device: NewDevice,
): Promise<{ account: string; must_change: boolean } | undefined> {
  const [row] = await db.query<{ account: string; must_change: boolean }>(
    'select account, must_change from agency.enrol_device($1, $2, $3, $4, $5, $6)',
    [county, device.code, device.id, device.name, device.token, device.secret],
  )
  return row
}

/** Binds a session to the device of a token; false when the token is of nobody's, another person's or a revoked device. */
export async function bindSession(db: Queryable, session: string, token: Buffer): Promise<boolean> {
  const [row] = await db.query<{ bound: boolean }>('select agency.bind_session($1, $2) as bound', [session, token])
  return row?.bound === true
}

/** Until when a session that begins now on the phone of an account lasts. */
export async function leaseOf(db: Queryable, county: number, account: string, hours: LeaseHours): Promise<Date> {
  const [row] = await db.query<{ until: Date | null }>('select now() + agency.lease_of($1, $2, $3) as until', [
    county,
    account,
    JSON.stringify(hours),
  ])
  return row?.until ?? new Date()
}

/**
 * Gives a second half to the session of a phone: from now on `joined` opens it, and the cookie alone does not. False when it is
 * not a phone's session, or has another half.
 */
export async function bindHalf(db: Queryable, cookie: Buffer, joined: Buffer): Promise<boolean> {
  const [row] = await db.query<{ until: Date | null }>('select app.bind_half($1, $2) as until', [cookie, joined])
  return row?.until != null
}

/** Whether a cookie is that of a session whose second half did not come with it. */
export async function isHalf(db: Queryable, cookie: Buffer): Promise<boolean> {
  const [row] = await db.query<{ half: boolean }>('select app.is_half($1) as half', [cookie])
  return row?.half === true
}

/** Whether a token is that of a revoked device. */
export async function isRevoked(db: Queryable, token: Buffer): Promise<boolean> {
  const [row] = await db.query<{ revoked: boolean }>('select agency.is_revoked($1) as revoked', [token])
  return row?.revoked === true
}

/** Revokes a device, or all of an account, within the writer's reach; answers how many. */
export async function revokeDevices(
  db: Queryable,
  county: number,
  which: { device: string } | { account: string },
  reason: string,
): Promise<number> {
  const [row] = await db.query<{ revoked: number }>('select agency.revoke_devices($1, $2, $3, $4) as revoked', [
    county,
    'device' in which ? which.device : null,
    'account' in which ? which.account : null,
    reason,
  ])
  return row?.revoked ?? 0
}

/** A device as it is listed. */
export interface DeviceRow {
  id: string
  account: string
  display_name: string
  username: string
  name: string
  enrolled_at: Date
  invited_by: string
  seen_at: Date
  unsent: number
  oldest_at: Date | null
  skew: number | null
  revoked_at: Date | null
  revoked_by: string | null
  revoke_reason: string | null
  is_waiting: boolean
  unread_at: Date | null
  unread_by: string | null
}

/** What a list of devices is narrowed by. */
export interface DeviceFilter {
  account: string | null
  device: string | null
  state: string | null
  before: string | null
}

/** Devices of the accounts within reach, the last enrolled first. */
export const listDevices = (db: Queryable, county: number, filter: DeviceFilter, limit: number) =>
  db.query<DeviceRow>('select * from agency.devices_in_reach($1, $2, $3, $4, $5, $6)', [
    county,
    filter.account,
    filter.device,
    filter.state,
    filter.before,
    limit,
  ])

/** Hours of a lease by role. */
export type LeaseHours = Readonly<Record<string, number>>

/** Writes down how the phone of a session stands; answers until when it may be opened, by the roles of its person. */
export async function reportDevice(
  db: Queryable,
  county: number,
  session: string,
  report: { unsent: number | null; oldest: Date | null; skew: number | null },
  hours: LeaseHours,
): Promise<Date | null> {
  const [row] = await db.query<{ lease: Date | null }>('select agency.report_device($1, $2, $3, $4, $5, $6) as lease', [
    county,
    session,
    report.unsent,
    report.oldest,
    report.skew,
    JSON.stringify(hours),
  ])
  return row?.lease ?? null
}

/** What is needed to believe and to keep what comes from a device, revoked or not. */
export interface KnownDevice {
  county: number
  account: string
  secret: Buffer
  emergency: string | null
}

/** A device by its id. */
export async function findDevice(db: Queryable, device: string): Promise<KnownDevice | undefined> {
  const [row] = await db.query<KnownDevice>('select county, account, secret, emergency from agency.find_device($1)', [
    device,
  ])
  return row
}

import { Problem, problems } from '#platform/contract/index.ts'
import { isInReach, type Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import * as contract from '../contract/index.ts'
import { type AccountRow, findAccount, listAccounts } from './queries-account.ts'
import { listAgencies } from './queries-agency.ts'
import { findPlace, listRoles, listWorkers, type RoleRow } from './queries-role.ts'
import { listSessions, type SessionRow, sessionsOf } from './queries-session.ts'

function toRole(row: RoleRow): contract.RoleHeld {
  return {
    id: row.id,
    role: row.role,
    place: row.place,
    placeName: row.place_name,
    from: row.valid_from.toISOString(),
    to: row.until?.toISOString() ?? null,
    lentFrom: row.lent_from,
    live: row.live,
  }
}

function toAccount(row: AccountRow, roles: readonly RoleRow[]): contract.Account {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    agency: row.agency,
    agencyName: row.agency_name,
    disabled: row.disabled,
    totp: row.totp,
    personKnown: row.person_known,
    generated: row.generated,
    roles: roles.filter(({ account }) => account === row.id).map(toRole),
    version: row.version,
  }
}

function toSession(row: SessionRow, work: Work) {
  return {
    id: row.id,
    account: row.account,
    username: row.username,
    createdAt: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    network: row.network,
    device: row.device,
    current: row.id === work.session,
  }
}

/** Reads of the module. */
export const answers = [
  answer(contract.listAgencies, async (work) => ({
    items: (await listAgencies(work.db, work.county)).map(({ place_name, ...row }) => ({
      ...row,
      placeName: place_name,
    })),
  })),
  answer(contract.listAccounts, async (work, { q, agency, role, after, limit = 50 }) => {
    const filter = {
      like: q === undefined ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`,
      agency: agency ?? null,
      role: role ?? null,
      after: readCursor(after, ['text'])?.[0] ?? null,
    }
    const rows = await listAccounts(work.db, work.county, filter, work.receivedAt, limit + 1)
    const page = rows.slice(0, limit)
    const ids = page.map(({ id }) => id)
    const roles = await listRoles(work.db, work.county, ids, false, work.receivedAt)
    const last = page.at(-1)
    return {
      items: page.map((row) => toAccount(row, roles)),
      ...(rows.length > limit && last ? { next: writeCursor([last.username]) } : {}),
    }
  }),
  answer(contract.getAccount, async (work, { id }) => {
    const row = await findAccount(work.db, work.county, id)
    if (!row) throw new Problem(problems.not_found)
    return toAccount(row, await listRoles(work.db, work.county, [id], true, work.receivedAt))
  }),
  answer(contract.listWorkers, async (work, { area }) => {
    const place = area === undefined ? undefined : await findPlace(work.db, work.county, area)
    if (area !== undefined && !(place && isInReach(work, place.path))) throw new Problem(problems.not_found)
    const rows = await listWorkers(work.db, work.county, place?.path ?? null, work.receivedAt)
    return {
      items: rows.map((row) => ({
        id: row.id,
        displayName: row.display_name,
        agencyName: row.agency_name,
        place: row.place,
        placeName: row.place_name,
        path: row.path,
        lent: row.lent,
      })),
    }
  }),
  answer(contract.mySessions, async (work) => ({
    items: (await sessionsOf(work.db, work.county, work.account, work.receivedAt)).map((row) => toSession(row, work)),
  })),
  answer(contract.listSessions, async (work, { account, after, limit = 50 }) => {
    const before = readCursor(after, ['uuid'])?.[0] ?? null
    const rows = await listSessions(work.db, work.county, account ?? null, before, work.receivedAt, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((row) => toSession(row, work)),
      ...(rows.length > limit && last ? { next: writeCursor([last.id]) } : {}),
    }
  }),
]

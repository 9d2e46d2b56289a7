import type { Queryable } from '#platform/server/db/tx.ts'
import type { Roll } from '../contract/index.ts'

/** An emergency as it is kept. */
export interface EmergencyRow {
  id: string
  playbook: string
  name: string
  level: number
  legal_basis: string[]
  roll: Roll
  started_at: Date
  ended_at: Date | null
  version: number
}

const columns = 'id, playbook, name, level, legal_basis, roll, started_at, ended_at, version'

/** The live emergency of the county and those that ended, newest first. */
export const listEmergencies = (db: Queryable, county: number) =>
  db.query<EmergencyRow>(
    `select ${columns} from emergency.emergency where county = $1 order by ended_at is null desc, started_at desc, id desc`,
    [county],
  )

export interface ChangeRow {
  emergency: string
  from_level: number
  to_level: number
  why: string
  at: Date
  actor_name: string
  actor_agency: string
}

/** Level changes of all emergencies with who decided them, oldest first. */
export const listChanges = (db: Queryable, county: number) =>
  db.query<ChangeRow>(
    `select c.emergency, c.from_level, c.to_level, c.why, c.at, coalesce(n.display_name, '') as actor_name, coalesce(n.agency_name, '') as actor_agency
       from emergency.level_change c
       left join agency.pub_names($1, array(select actor from emergency.level_change where county = $1)) n on n.id = c.actor
      where c.county = $1 order by c.at, c.id`,
    [county],
  )

/** One emergency, its row locked until the transaction ends. */
export async function lockEmergency(db: Queryable, county: number, id: string): Promise<EmergencyRow | undefined> {
  const rows = await db.query<EmergencyRow>(
    `select ${columns} from emergency.emergency where county = $1 and id = $2 for update`,
    [county, id],
  )
  return rows[0]
}

/** What a declaration writes. */
export interface Declared {
  county: number
  id: string
  playbook: string
  version: string
  name: string
  level: number
  legalBasis: readonly string[]
  /** Days that a measure may last at most. */
  measureDays: number
  roll: Roll
  startedAt: Date
  actor: string
  at: Date
}

/** Writes the emergency and makes it the live one of the county, both or neither. */
export async function insertEmergency(db: Queryable, row: Declared): Promise<void> {
  await db.query(
    `insert into emergency.emergency (county, id, playbook, playbook_version, name, level, legal_basis, roll, started_at, declared_by, declared_at, measure_days)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      row.county,
      row.id,
      row.playbook,
      row.version,
      row.name,
      row.level,
      row.legalBasis,
      JSON.stringify(row.roll),
      row.startedAt,
      row.actor,
      row.at,
      row.measureDays,
    ],
  )
  await db.query('insert into app.live_emergency (county, emergency) values ($1, $2)', [row.county, row.id])
}

/** A change of the level; `to` is 0 where the emergency ends. */
export interface NewChange {
  county: number
  id: string
  emergency: string
  from: number
  to: number
  why: string
  actor: string
  at: Date
}
const insertChange = (db: Queryable, { county, id, emergency, from, to, why, actor, at }: NewChange) =>
  db.query(
    `insert into emergency.level_change (county, id, emergency, from_level, to_level, why, actor, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [county, id, emergency, from, to, why, actor, at],
  )

/** Another level, with who decided it and why. */
export async function updateLevel(db: Queryable, change: NewChange): Promise<void> {
  await db.query('update emergency.emergency set level = $3, version = version + 1 where county = $1 and id = $2', [
    change.county,
    change.emergency,
    change.to,
  ])
  await insertChange(db, change)
}

/** Ends the emergency: with the row of app.live_emergency goes every right to write about persons. */
export async function closeEmergency(db: Queryable, change: NewChange): Promise<void> {
  await db.query(
    `update emergency.emergency set ended_at = $4, ended_by = $3, version = version + 1 where county = $1 and id = $2`,
    [change.county, change.emergency, change.actor, change.at],
  )
  await insertChange(db, change)
  await db.query('delete from app.live_emergency where county = $1 and emergency = $2', [
    change.county,
    change.emergency,
  ])
}

import type { Queryable } from '#platform/server/db/tx.ts'
import type { MeasureState } from '../contract/index.ts'

/** SQL of the commands. The rules themselves are triggers (db/migrations/0037, 0060): a statement past this meets them too. */

/** The live emergency, as measures need it; `person` and `agency` are the caller's own. */
export interface Ground {
  playbook: string
  legal_basis: string[]
  level: number
  measure_days: number
  person: Buffer | null
  agency: string | null
}
export async function findGround(db: Queryable, county: number): Promise<Ground | undefined> {
  const [row] = await db.query<Ground>(
    `select playbook, legal_basis, level, measure_days, (select app.this_person()) as person, (select app.this_agency()) as agency
       from emergency.pub_live where county = $1`,
    [county],
  )
  return row
}

/** Whether an agency is one of health, whose signature the third is. */
export async function isHealth(db: Queryable, county: number, agency: string | null | undefined): Promise<boolean> {
  const [row] = await db.query<{ kind: string }>('select kind from agency.pub_agency where county = $1 and id = $2', [
    county,
    agency ?? null,
  ])
  return row?.kind === 'health'
}

/** Writes the measures of an order; number, proposer, place and term are the database's. $8 `{id, person, door}` as JSON. */
export const insertMeasures = `
  insert into measure.measure (county, id, path, emergency, order_id, door, person, kind, basis, restrictions, help, starts_at, expires_at,
    proposer, proposer_agency, proposer_person, proposed_at, year, no)
  select $1, p.id, ''::ltree, p.id, $2, p.door, p.person, $3, $4, $5, $6, $7::timestamptz, $7::timestamptz + make_interval(days => $9), p.id, p.id,
         '\\x00', app.now(), 0, 0
    from jsonb_to_recordset($8::jsonb) as p (id uuid, person uuid, door uuid)
  returning year, no, path::text as path`

/** A measure of an order as commands need it. */
export interface OrderRow {
  id: string
  path: string
  order_id: string
  year: number
  no: number
  person: string
  door: string
  emergency: string
  state: MeasureState
  proposer: string
  proposer_agency: string
  proposer_person: Buffer
  content: Buffer
  bulk: boolean
  second_agency: string | null
  second_person: Buffer | null
  third: boolean
  evidence: number
}
const orderRow = `
  select m.id, m.path::text as path, m.order_id, m.year, m.no, m.person, m.door, m.emergency, measure.state_at(m, app.now()) as state, m.proposer, m.proposer_agency, m.proposer_person,
         measure.content_of(m.county, m.id) as content, measure.is_bulk(m.county, m.id) as bulk,
         a.agency as second_agency, a.person as second_person,
         exists (select from measure.approval t where t.county = m.county and t.measure = m.id and t.rank = 3) as third,
         (select count(*)::int from measure.evidence e where e.county = m.county and e.measure = m.id) as evidence
    from measure.measure m
    left join measure.approval a on a.county = m.county and a.measure = m.id and a.rank = 2
   where m.county = $1`
/** Measures of an order in reach, in the order of their numbers. */
export const orderOf = (db: Queryable, county: number, order: string) =>
  db.query<OrderRow>(`${orderRow} and m.order_id = $2 order by m.no`, [county, order])
/** How many measures of an order are not over, in anybody's reach. */
export async function sizeOf(db: Queryable, county: number, order: string): Promise<number> {
  const [row] = await db.query<{ size: number }>('select measure.order_size($1, $2) as size', [county, order])
  return row?.size ?? 0
}
/** One measure in reach of whoever writes. */
export async function findMeasure(db: Queryable, county: number, id: string): Promise<OrderRow | undefined> {
  const [row] = await db.query<OrderRow>(
    `${orderRow} and m.id = $2 and m.path <@ (select app.scope('measure.write'))`,
    [county, id],
  )
  return row
}

/** $1 county, $2 `{id, measure, cipher}` as JSON with ciphers in hexadecimal, $3 digest, $4 kind, $5 account. */
export const insertEvidence = `
  insert into measure.evidence (county, id, measure, path, kind, digest, cipher, actor, at)
  select $1, e.id, e.measure, ''::ltree, $4, $3, decode(e.cipher, 'hex'), $5, app.now()
    from jsonb_to_recordset($2::jsonb) as e (id uuid, measure uuid, cipher text)`

/** $1 county, $2 rank, $3 `{measure, content}` as JSON, $4 account. */
export const insertApprovals = `
  insert into measure.approval (county, measure, rank, path, content, actor, agency, person, at)
  select $1, a.measure, $2, ''::ltree, decode(a.content, 'hex'), $4, $4, '\\x00', app.now()
    from jsonb_to_recordset($3::jsonb) as a (measure uuid, content text)`

/** $1 county, $2 measure, $3 how, $4 code's digest, $5 account, $6 language, $7 key under the code, $8 key in the vault, $9 recipient. */
export const insertService = `
  insert into measure.service (county, measure, path, how, code_hash, actor, at, language, key_code, key_vault, recipient, code_at)
  values ($1, $2, ''::ltree, $3, $4, $5, app.now(), $6, $7, $8, $9, app.now())`

/** A new code. $1 county, $2 measure, $3 code's digest, $4 key under the code. */
export const updateCode = `
  update measure.service set code_hash = $3, key_code = $4, code_at = app.now() where county = $1 and measure = $2`

/** Key of a measure's letters, in the vault's wrapping. $1 county, $2 measure. */
export async function letterKeyOf(db: Queryable, county: number, measure: string): Promise<Buffer | undefined> {
  const [row] = await db.query<{ key_vault: Buffer }>(
    'select key_vault from measure.service where county = $1 and measure = $2',
    [county, measure],
  )
  return row?.key_vault
}

/** $1 county, $2 measure, $3 account, $4 why. */
export const endMeasure = `
  update measure.measure set ended_at = app.now(), ended_by = $3, ended_how = 'ended', ended_why = $4 where county = $1 and id = $2`

/** $1 county, $2 id, $3 measure, $4 how, $5 cipher, $6 account. */
export const insertObjection = `
  insert into measure.objection (county, id, measure, path, how, cipher, recorded_by, at, due_at)
  values ($1, $2, $3, ''::ltree, $4, $5, $6, app.now(), app.now() + interval '1 day') returning due_at`

/** An objection in reach of whoever answers. */
export async function findObjection(db: Queryable, county: number, id: string) {
  const [row] = await db.query<{ measure: string; answered_at: Date | null }>(
    `select measure, answered_at from measure.objection where county = $1 and id = $2 and path <@ (select app.scope('measure.write'))`,
    [county, id],
  )
  return row
}

/** $1 county, $2 id, $3 answer, $4 cipher, $5 account. */
export const answerObjectionRow = `
  update measure.objection set answer = $3, answer_cipher = $4, answered_by = $5, answered_at = app.now() where county = $1 and id = $2`

/** Publishes the counts of a day; for the worker. True when it did. */
export async function publish(db: Queryable, county: number, day: string): Promise<boolean> {
  const [row] = await db.query<{ done: boolean }>('select measure.publish($1, $2) as done', [county, day])
  return row?.done ?? false
}

/** Raises notices of what is late by now; the worker's. Answers how many people learn of it. */
export async function tellDueObjections(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ told: number }>('select measure.tell_due($1) as told', [county])
  return row?.told ?? 0
}

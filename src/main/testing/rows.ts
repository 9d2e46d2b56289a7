import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { newId } from './county.ts'
import type { Row } from './row.ts'
import { directiveRows } from './rows-directive.ts'
import { dutyRows } from './rows-duty.ts'
import { incidentRows } from './rows-incident.ts'
import { inspectionRows } from './rows-inspection.ts'
import { leadRows } from './rows-lead.ts'
import { monitoringRows } from './rows-monitoring.ts'
import { noticeRows } from './rows-notice.ts'
import { patrolRows } from './rows-patrol.ts'
import { situationRows } from './rows-situation.ts'
import { supplyRows } from './rows-supply.ts'
import { volunteerRows } from './rows-volunteer.ts'

export type { Row } from './row.ts'

/** Where rows stand: a county and a place in it, with the things that foreign keys ask for. */
export interface Ground {
  county: number
  /** Path of an area that exists in the county. */
  path: string
  area: string
  agency: string
  emergency: string
}

/** One fresh row of every table that belongs to a county, below a place of it. A test fails when a table is missing here. */
export function rowsAt({ county, path: above, area, agency, emergency }: Ground): Row[] {
  const path = `${above}.z${randomBytes(4).toString('hex')}`
  const now = new Date().toISOString()
  const later = new Date(Date.now() + 86_400_000).toISOString()
  const day = now.slice(0, 10)
  const [door, account, household, parcel, device] = [newId(), newId(), newId(), newId(), newId()]
  const bytes = '\\x00'
  const [measure, plan] = [newId(), newId()]
  const hash = `\\x${randomBytes(32).toString('hex')}`
  const actor = account
  const about = { path, emergency, actor, occurred_at: now, received_at: now }
  const row = (table: string, values: Row['values']): Row => ({ table, values: { county, ...values } })
  return [
    row('place.area', {
      id: newId(),
      kind: 'unit',
      code: path.split('.').at(-1) ?? '',
      parent: area,
      path,
      name: '单元',
    }),
    row('place.dwelling', { id: door, area, path, number: path.slice(-9), address: '地址' }),
    row('place.history', { id: newId(), ord: 0, place: door, path, what: 'created', detail: {}, actor, at: now }),
    row('place.import', {
      id: newId(),
      path,
      file_name: 'a.csv',
      source: 'meter',
      rows_in: 0,
      created: 0,
      matched: 0,
      rejected: 0,
      actor,
      at: now,
    }),
    row('agency.agency', { id: newId(), kind: 'other', name: path.slice(-60), place: area, path }),
    row('agency.account', {
      id: account,
      username: `u${path.slice(-8)}`,
      display_name: '测试',
      agency,
      path,
      password: 'none',
    }),
    row('agency.device', {
      id: device,
      account,
      name: '手机',
      token_hash: `\\x${createHash('sha256').update(randomUUID()).digest('hex')}`,
      secret: bytes,
      enrolled_at: now,
      invited_by: account,
      seen_at: now,
      unsent: 0,
    }),
    row('agency.sealed_command', {
      id: newId(),
      device,
      account,
      name: 'registry.recordVisit',
      problem: 'platform.not_permitted',
      received_at: now,
      cipher: bytes,
    }),
    row('agency.device_invite', {
      id: newId(),
      account,
      code_mac: `\\x${randomBytes(32).toString('hex')}`,
      invited_by: account,
      expires_at: now,
    }),
    row('app.role_held', {
      id: newId(),
      account,
      role: 'grid_worker',
      place: area,
      path,
      valid_from: now,
      given_by: account,
    }),
    row('app.session', {
      token_hash: `\\x${createHash('sha256').update(randomUUID()).digest('hex')}`,
      id: newId(),
      account,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    }),
    row('emergency.emergency', {
      id: newId(),
      playbook: 'p',
      playbook_version: '1',
      name: '旧',
      level: 1,
      legal_basis: ['x'],
      roll: {},
      started_at: now,
      declared_by: account,
      declared_at: now,
      ended_at: now,
    }),
    row('emergency.level_change', { id: newId(), emergency, from_level: 1, to_level: 2, why: 'x', actor, at: now }),
    row('emergency.task', {
      ...{ emergency, code: 'roll', agency: newId(), began: newId(), began_at: now },
      ...{ due_at: later, ended: newId(), ended_at: now },
    }),
    row('emergency.task_post', {
      ...{ emergency, began: newId(), nth: 0, code: 'roll', agency: newId(), began_at: now },
      ...{ role: 'community_leader', place: area, holder: actor },
    }),
    row('emergency.plan', {
      ...{ id: plan, emergency, no: 1_000 + randomBytes(3).readUIntBE(0, 3), aim: '' },
      starts_at: new Date(Date.now() - randomBytes(3).readUIntBE(0, 3) * 100).toISOString(),
      ends_at: later,
      ...{ drafted_by: actor, drafted_at: now, approved_by: actor, approved_at: now, closed_by: actor, closed_at: now },
    }),
    row('emergency.dropped_plan', {
      ...{ id: newId(), emergency, no: 1, starts_at: now, ends_at: later, aim: '', objectives: [] },
      ...{ drafted_by: actor, drafted_at: now, dropped_by: actor, dropped_at: now, why: '写错了' },
    }),
    row('emergency.objective', { plan, id: newId(), ord: 1, text: '全县入户登记', success: '到访率九成' }),
    ...situationRows({ county, emergency }, actor),
    row('measure.measure', {
      id: measure,
      path,
      emergency,
      order_id: measure,
      door,
      person: newId(),
      kind: 'home_observation',
      basis: 'x',
      restrictions: ['x'],
      help: ['x'],
      most_days: 14,
      starts_at: now,
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
      proposer: account,
      proposer_agency: agency,
      proposer_person: bytes,
      proposed_at: now,
      year: 2020,
      no: randomBytes(3).readUIntBE(0, 3) + 1_000_000,
    }),
    row('measure.evidence', {
      id: newId(),
      measure,
      path,
      kind: 'arrival',
      digest: hash,
      cipher: bytes,
      actor,
      at: now,
    }),
    row('measure.approval', { measure, rank: 2, path, content: bytes, actor, agency, person: bytes, at: now }),
    row('measure.service', {
      ...{ measure, path, how: 'paper', code_hash: hash, actor, at: now, code_at: now, language: 'zh-Hans' },
      ...{ key_code: bytes, key_vault: bytes, recipient: bytes },
    }),
    row('measure.objection', {
      id: newId(),
      measure,
      path,
      how: 'code',
      cipher: bytes,
      at: now,
      due_at: new Date(Date.parse(now) + 86_400_000).toISOString(),
    }),
    row('measure.publication', {
      day: `2${(randomBytes(2).readUInt16BE(0) % 900) + 100}-01-01`,
      figures: {},
      published_at: now,
    }),
    row('registry.door', { id: door, path }),
    row('registry.household', {
      id: household,
      door,
      path,
      emergency,
      head_count: 1,
      since: now,
      changed_at: now,
      changed_by: account,
    }),
    row('registry.resident', {
      id: newId(),
      household,
      path,
      emergency,
      identity: bytes,
      changed_at: now,
      changed_by: account,
    }),
    row('registry.visit', { id: newId(), door, outcome: 'refused', ...about }),
    row('registry.change', { id: newId(), ord: 0, household, field: 'headCount', was_and_is: bytes, ...about }),
    row('registry.edit_conflict', { id: newId(), ord: 0, household, field: 'headCount', versions: bytes, ...about }),
    row('registry.look', { id: newId(), household, path, actor, at: now, fields: ['phone'] }),
    row('registry.photo', {
      id: newId(),
      household,
      path,
      emergency,
      size: 100,
      digest: bytes,
      jpeg: bytes,
      taken_at: now,
      received_at: now,
      actor,
    }),
    row('registry.gone', { path, door, gone_at: now }),
    row('app.sync_mark', { noted_at: now, position: 0 }),
    row('app.sync_scope', { digest: path.slice(-16).padStart(16, '0'), scope: {}, told_at: now }),
    row('registry.coverage_delta', { id: newId(), path, day }),
    row('registry.coverage', { path }),
    row('registry.coverage_day', { path, day }),
    row('registry.statement', {
      id: newId(),
      area: door,
      path,
      day,
      figures: {},
      gaps: [],
      hash: bytes,
      signed_by: account,
      signed_name: '测试',
      signed_at: now,
    }),
    row('registry.publication', { id: newId(), day, figures: {}, published_at: now }),
    row('dispatch.task', {
      id: newId(),
      place: door,
      path,
      place_name: '门',
      assignee: account,
      assigned_by: account,
      assigned_at: now,
      due_at: now,
    }),
    ...incidentRows({ county, path, place: area }, {}),
    ...supplyRows({ county, path, place: area }, {}),
    ...dutyRows({ county, path, place: area }),
    ...inspectionRows({ county, path, place: area }),
    ...patrolRows({ county, path, place: area }),
    ...volunteerRows({ county, path, place: area }),
    ...leadRows({ county, path, emergency }),
    ...noticeRows(county),
    ...directiveRows({ county, path, place: area }, newId()),
    row('checkpoint.checkpoint', {
      id: newId(),
      path,
      kind: 'county_entrance',
      name: '卡口',
      direction: '',
      hours: '',
      equipment: '',
      defined_by: actor,
      defined_at: now,
    }),
    row('checkpoint.pass', {
      id: parcel,
      checkpoint: door,
      direction: 'in',
      head_count: 1,
      reason: 'home',
      decision: 'passed',
      officer: actor,
      path,
      emergency,
      occurred_at: now,
      received_at: now,
      retain_until: later,
    }),
    row('checkpoint.pass_person', { pass: parcel, ord: 0, path, identity: bytes, retain_until: later }),
    row('checkpoint.post_report', {
      ...{ id: newId(), checkpoint: door, path, staff: 2, waiting: 0, wait_minutes: 0 },
      ...{ officer: actor, occurred_at: now, received_at: now },
    }),
    row('checkpoint.breach', {
      id: newId(),
      checkpoint: door,
      path,
      place: '路口',
      what: '绕行',
      persons: 1,
      reported_by: actor,
      occurred_at: now,
      received_at: now,
    }),
    ...Object.entries(monitoringRows(path, emergency, actor)).map(([table, values]) => row(table, values)),
    row('journal.entry', {
      id: parcel,
      parcel,
      ord: 0,
      name: 'registry.recordVisit',
      actor,
      occurred_at: now,
      received_at: now,
      body_mac: bytes,
      cipher: bytes,
      mac: bytes,
    }),
    row('journal.conflict', {
      id: newId(),
      command: parcel,
      name: 'registry.recordVisit',
      actor,
      received_at: now,
      body_mac: bytes,
      cipher: bytes,
    }),
    row('journal.line', { no: 1_000_000 + randomBytes(3).readUIntBE(0, 3), parcel, entries: 1, hash: bytes }),
    row('journal.seal', { no: 1_000_000 + randomBytes(3).readUIntBE(0, 3), last_line: 1, hash: bytes, sealed_at: now }),
  ]
}

/** Inserts rows as whoever is connected. */
export async function insertRows(client: Pick<pg.Client, 'query'>, rows: readonly Row[]): Promise<void> {
  for (const { table, values } of rows) {
    const columns = Object.keys(values).join(', ')
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`,
      [JSON.stringify(values)],
    )
  }
}

/** Makes a second county with one area, one agency and a live emergency. */
export async function foundOtherCounty(client: Pick<pg.Client, 'query'>, county: number): Promise<Ground> {
  const ground = { county, path: String(county), area: newId(), agency: newId(), emergency: newId() }
  const now = new Date().toISOString()
  await client.query("insert into app.county values ($1, '另一县', now())", [county])
  await insertRows(client, [
    {
      table: 'place.area',
      values: { county, id: ground.area, kind: 'county', code: String(county), path: String(county), name: '另一县' },
    },
    {
      table: 'agency.agency',
      values: {
        county,
        id: ground.agency,
        kind: 'commission',
        name: '指挥部',
        place: ground.area,
        path: String(county),
      },
    },
    {
      table: 'emergency.emergency',
      values: {
        county,
        id: ground.emergency,
        playbook: 'p',
        playbook_version: '1',
        name: '演练',
        level: 1,
        legal_basis: ['x'],
        roll: {},
        started_at: now,
        declared_by: ground.agency,
        declared_at: now,
      },
    },
    { table: 'app.live_emergency', values: { county, emergency: ground.emergency } },
  ])
  return ground
}

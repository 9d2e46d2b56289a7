import { randomBytes } from 'node:crypto'
import { hashPassword } from '#modules/agency/server/index.ts'
import { open as openMonitoring } from '#modules/monitoring/contract/index.ts'
import { addPhoto, editHousehold, figures, recordVisit } from '#modules/registry/contract/index.ts'
import { newId, now, type TestCounty } from './county.ts'
import { type AreaName, accountOf, areas, countyCode, pathOf } from './county-fixture.ts'
import { insertRows, type Row } from './rows.ts'
import type { DutyWish } from './rows-duty.ts'
import type { LeadWish } from './rows-lead.ts'
import { type SampleOf, smallJpeg, unique, type Where } from './sample.ts'
import { agencyCommands, agencyQueries } from './samples-agency.ts'
import { checkpointCommands, checkpointQueries, someBreach, someCheckpoint } from './samples-checkpoint.ts'
import { demandFor, directiveCommands, directiveQueries } from './samples-directive.ts'
import { agencyOfAccount, dutyCommands, dutyFor, dutyQueries } from './samples-duty.ts'
import { incidentCommands, incidentFor, incidentQueries } from './samples-incident.ts'
import { inspectionCommands, inspectionQueries, inspectionWorld } from './samples-inspection.ts'
import { leadCommands, leadFor, leadQueries, ownLeadFor } from './samples-lead.ts'
import { measureCommands, measureFor, measureQueries } from './samples-measure.ts'
import { aContact, monitoringCommands, monitoringQueries } from './samples-monitoring.ts'
import { noticeCommands, noticeFor, noticeQueries } from './samples-notice.ts'
import { patrolCommands, patrolQueries, patrolWorld } from './samples-patrol.ts'
import { planFor, responseCommands, responseQueries, situationFor } from './samples-response.ts'
import { supplyCommands, supplyFor, supplyQueries } from './samples-supply.ts'
import { volunteerCommands, volunteerFor, volunteerQueries } from './samples-volunteer.ts'

const places: Readonly<Record<'own' | 'other', { town: AreaName; community: AreaName; grid: AreaName }>> = {
  own: { town: 'townA', community: 'communityA', grid: 'grid1' },
  other: { town: 'townB', community: 'villageB', grid: 'gridB' },
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Makes fresh things at a place for one request to work on. Each answers an id; nowhere is an id that nothing has. */
export function sampleWorld(county: TestCounty) {
  const put = async (at: Where, table: string, values: (place: { path: string; area: string }) => Row['values']) => {
    const id = newId()
    if (at !== 'nowhere') {
      const place = { path: pathOf(places[at].grid), area: areas[places[at].grid].id }
      await insertRows(county.admin, [{ table, values: { county: countyCode, id, ...values(place) } }])
    }
    return id
  }
  const dispatcher = county.as('dispatcher')
  let hash: Promise<string> | undefined
  const world = {
    grid: (at: Where) => (at === 'nowhere' ? newId() : areas[places[at].grid].id),
    community: (at: Where) => (at === 'nowhere' ? newId() : areas[places[at].community].id),
    building: (at: Where) => {
      const code = `x${unique()}`
      const values = ({ path, area }: { path: string; area: string }) => ({ parent: area, path: `${path}.${code}` })
      return put(at, 'place.area', (place) => ({ kind: 'building', code, name: code, ...values(place) }))
    },
    async door(at: Where) {
      const number = unique()
      const id = await put(at, 'place.dwelling', ({ area, path }) => ({ area, path, number, address: number }))
      if (at !== 'nowhere')
        await insertRows(county.admin, [
          { table: 'registry.door', values: { county: countyCode, id, path: pathOf(places[at].grid) } },
        ])
      return id
    },
    async home(at: Where) {
      const home = { door: await world.door(at), household: newId(), resident: newId() }
      if (at === 'nowhere') return home
      const residents = [{ id: home.resident, name: '扎西', idNumber: '110101190001010000', phone: '00000000001' }]
      const household = {
        id: home.household,
        headCount: 2,
        contactName: '扎西',
        contactPhone: '00000000001',
        residents,
      }
      const done = await dispatcher.command(recordVisit, { door: home.door, outcome: 'registered', household })
      if (done.status !== 'accepted') throw new Error(`no household: ${done.problem?.code}`)
      return home
    },
    async photo(at: Where) {
      const id = newId()
      const { household } = await world.home(at)
      if (at !== 'nowhere') await dispatcher.command(addPhoto, { household, jpeg: smallJpeg }, { id })
      return id
    },
    async conflict(at: Where) {
      const { household } = await world.home(at)
      if (at === 'nowhere') return household
      for (const is of [3, 4])
        await dispatcher.command(editHousehold, { household, fields: { headCount: { is, was: 2 } } })
      const { rows } = await county.admin.query('select id from registry.edit_conflict where household = $1', [
        household,
      ])
      if (!rows[0]) throw new Error('no conflict')
      return rows[0].id as string
    },
    agency: (at: Where) =>
      put(at, 'agency.agency', ({ area, path }) => ({ kind: 'other', name: unique(), place: area, path })),
    /** Somebody who belongs to an agency of the place; the password is nobody's. */
    async account(at: Where) {
      const agency = await world.agency(at)
      hash ??= hashPassword(unique(), countyCode.toString())
      const password = await hash
      return put(at, 'agency.account', ({ path }) => ({
        username: unique(),
        display_name: '测试',
        agency,
        path,
        password,
      }))
    },
    async role(at: Where, holder?: string) {
      const account = holder ?? (await world.account(at))
      const held = { account, role: 'grid_worker', valid_from: now(), given_by: account }
      return put(at, 'app.role_held', ({ area, path }) => ({ ...held, place: area, path }))
    },
    /** Somebody who works with a phone. */
    async phoneAccount(at: Where) {
      const account = await world.account(at)
      await world.role(at, account)
      return account
    },
    async device(at: Where) {
      const account = await world.account(at)
      return put(at, 'agency.device', () => ({
        account,
        name: '手机',
        token_hash: `\\x${randomBytes(32).toString('hex')}`,
        secret: '\\x00',
        enrolled_at: now(),
        invited_by: account,
        seen_at: now(),
        unsent: 0,
      }))
    },
    /** A command that came sealed from a phone and waits; nobody can open it. */
    async sealed(at: Where) {
      if (at === 'nowhere') return newId()
      const device = await world.device(at)
      const { rows } = await county.admin.query('select account from agency.device where id = $1', [device])
      return put(at, 'agency.sealed_command', () => ({
        device,
        account: rows[0].account,
        name: 'registry.recordVisit',
        problem: 'platform.not_permitted',
        received_at: now(),
        cipher: '\\x00',
      }))
    },
    async session(at: Where, holder?: string) {
      const account = holder ?? (await world.account(at))
      const token_hash = `\\x${randomBytes(32).toString('hex')}`
      return put(at, 'app.session', () => ({ token_hash, account, expires_at: tomorrow() }))
    },
    async task(at: Where, assignee = accountOf(at === 'other' ? 'workerB' : 'worker')) {
      const place = await world.door(at)
      return put(at, 'dispatch.task', ({ path }) => ({
        place,
        is_dwelling: true,
        path,
        place_name: '门',
        assignee,
        assigned_by: assignee,
        assigned_at: now(),
        due_at: tomorrow(),
      }))
    },
    checkpoint: (at: Where) => put(at, 'checkpoint.checkpoint', ({ path }) => ({ path, ...someCheckpoint() })),
    breach: (at: Where, isHanded = false) =>
      put(at, 'checkpoint.breach', ({ path }) => ({ path, checkpoint: newId(), ...someBreach(isHanded) })),
    incident: (at: Where, actor: string, state?: string, file?: string) => incidentFor(county, at, actor, state, file),
    ...inspectionWorld(county),
    ...patrolWorld(county),
    volunteer: (at: Where, state?: string, account?: string) => volunteerFor(county, at, state, account),
    supply: (at: Where, state?: string) => supplyFor(county, at, state),
    duty: (at: Where, actor: string, wish?: DutyWish) => dutyFor(county, at, actor, wish),
    notice: (at: Where, actor: string) => noticeFor(county, at, actor),
    agencyOf: (account: string) => agencyOfAccount(county, account),
    lead: (at: Where, wish?: LeadWish) => leadFor(county, at, wish),
    ownLead: (at: Where, actor: string) => ownLeadFor(county, at, actor),
    plan: (at: Where) => planFor(county, at),
    situation: (at: Where) => situationFor(county, at),
    measure: (at: Where, isObjected?: boolean) => measureFor(county, at, isObjected),
    demand: (at: Where, actor: string, state?: 'question' | 'reported') => demandFor(county, at, actor, state),
    /** An import that nothing came of. */
    async doorImport(at: Where) {
      const by = { actor: accountOf('administrator'), at: now() }
      const none = { file_name: 'a.csv', source: 'meter', rows_in: 0, created: 0, matched: 0, rejected: 0, ...by }
      const id = await put(at, 'place.import', ({ path }) => ({ path, ...none }))
      const deed = { id, ord: 0, what: 'imported', detail: '{}', ...by }
      await put(at, 'place.history', ({ area, path }) => ({ place: area, path, ...deed }))
      return id
    },
    /** Somebody under follow-up; person and schedule have one id. */
    async followed(at: Where) {
      const id = newId()
      if (at === 'nowhere') return id
      const body = { ...aContact(), place: world.grid(at) }
      const done = await county.as('healthOfficer').command(openMonitoring, body, { id })
      if (done.status !== 'accepted') throw new Error(`nobody followed: ${done.problem?.code}`)
      return id
    },
    async sample(at: Where) {
      const person = newId()
      return put(at, 'monitoring.sample', ({ path }) => ({
        ...{ path, person, kind: 'blood', lab: '', taken_at: now(), taken_by: person, retain_until: tomorrow() },
      }))
    },
    lineList: (at: Where) =>
      put(at, 'monitoring.import', ({ path }) => ({
        ...{
          path,
          file_name: 'a.csv',
          counts: { created: 0, known: 0, linked: 0, linksKnown: 0 },
          dangling: [],
          actor: newId(),
          at: now(),
          retain_until: tomorrow(),
        },
      })),
    statement: (at: Where) =>
      put(at, 'registry.statement', ({ path }) => ({
        area: newId(),
        path,
        day: today(),
        figures: Object.fromEntries(['doors', ...figures].map((name) => [name, 0])),
        gaps: [],
        hash: '\\x00',
        signed_by: accountOf('leaderA'),
        signed_name: '测试',
        signed_at: now(),
      })),
  }
  return world
}
export type SampleWorld = ReturnType<typeof sampleWorld>
export type Sample = SampleOf<SampleWorld>

const atPlace = (of: Sample['of'], cross?: Sample['cross']): Sample =>
  cross ? { reach: 'place', of, cross } : { reach: 'place', of }
const ofCounty = (of: Sample['of']): Sample => ({ reach: 'county', of })
const ofSelf = (of: Sample['of']): Sample => ({ reach: 'self', of })
const nothing = () => ({})
const worker = () => accountOf('worker')

/** One sample a command; a test fails when a command has none. */
export const commandSamples: Readonly<Record<string, Sample>> = {
  ...monitoringCommands,
  ...directiveCommands,
  ...measureCommands,
  ...leadCommands,
  ...incidentCommands,
  ...inspectionCommands,
  ...patrolCommands,
  ...volunteerCommands,
  ...supplyCommands,
  ...dutyCommands,
  ...noticeCommands,
  ...checkpointCommands,
  'place.createAreas': atPlace((w, at) => ({
    parent: w.grid(at),
    areas: [{ id: newId(), kind: 'compound', name: unique(), class: 1 }],
  })),
  'place.editArea': atPlace(async (w, at) => ({ id: await w.building(at), version: 1, name: unique() })),
  'place.moveArea': atPlace(
    async (w, at) => ({ id: await w.building(at), to: w.grid(at), version: 1 }),
    async (w, at) => ({ id: await w.building('own'), to: w.grid(at), version: 1 }),
  ),
  'place.retireArea': atPlace(async (w, at) => ({ id: await w.building(at), version: 1 })),
  'place.createDwellings': atPlace((w, at) => ({ area: w.grid(at), dwellings: [{ id: newId(), number: unique() }] })),
  'place.editDwelling': atPlace(async (w, at) => ({ id: await w.door(at), version: 1, number: unique() })),
  'place.moveDwellings': atPlace(
    async (w, at) => ({ dwellings: [await w.door(at)], to: w.grid(at) }),
    async (w, at) => ({ dwellings: [await w.door('own')], to: w.grid(at) }),
  ),
  'place.orderDwellings': atPlace(async (w, at) => ({ area: w.grid(at), dwellings: [await w.door(at)] })),
  'place.splitDwelling': atPlace(async (w, at) => ({
    id: await w.door(at),
    version: 1,
    into: [{ id: newId(), number: unique() }],
  })),
  'place.mergeDwellings': atPlace(
    async (w, at) => ({ keep: await w.door(at), merge: [await w.door(at)] }),
    async (w, at) => ({ keep: await w.door('own'), merge: [await w.door(at)] }),
  ),
  'place.retireDwellings': atPlace(
    async (w, at) => ({ dwellings: [await w.door(at)], why: '误录' }),
    async (w, at) => ({ dwellings: [await w.door('own'), await w.door(at)], why: '误录' }),
  ),
  'place.importDoors': atPlace((w, at) => ({
    area: w.grid(at),
    source: 'meter',
    fileName: 'a.csv',
    dryRun: false,
    rows: [{ row: 1, number: unique() }],
  })),
  'place.undoImport': atPlace(async (w, at) => ({ import: await w.doorImport(at) })),
  ...agencyCommands,
  ...responseCommands,

  'registry.recordVisit': atPlace(async (w, at) => ({ door: await w.door(at), outcome: 'refused' })),
  'registry.reportDoor': atPlace((w, at) => ({ id: newId(), area: w.grid(at), number: unique() })),
  'registry.editHousehold': atPlace(
    async (w, at) => ({ household: (await w.home(at)).household, fields: { headCount: { is: 5, was: 2 } } }),
    async (w, at) => ({
      household: (await w.home('own')).household,
      residents: [{ id: (await w.home(at)).resident, name: { is: '卓玛', was: '扎西' } }],
    }),
  ),
  'registry.addResidents': atPlace(async (w, at) => ({
    household: (await w.home(at)).household,
    residents: [{ id: newId(), name: '卓玛' }],
  })),
  'registry.residentLeft': atPlace(async (w, at) => ({ resident: (await w.home(at)).resident, leftOn: today() })),
  'registry.resolveConflict': atPlace(async (w, at) => ({ conflict: await w.conflict(at), ord: 0, choose: 'kept' })),
  'registry.reveal': atPlace(async (w, at) => ({
    household: (await w.home(at)).household,
    reason: 'contact_household',
    explanation: '联系',
  })),
  'registry.addPhoto': atPlace(async (w, at) => ({ household: (await w.home(at)).household, jpeg: smallJpeg })),
  'registry.revealPhoto': atPlace(async (w, at) => ({
    ...{ photo: await w.photo(at), reason: 'contact_household', explanation: '核对' },
  })),
  'registry.signStatement': atPlace((w, at) => ({
    id: newId(),
    area: w.community(at),
    day: today(),
    figures: {},
    reasons: [],
  })),
  'registry.withdrawStatement': atPlace(async (w, at) => ({ statement: await w.statement(at) })),

  'dispatch.assign': atPlace(
    async (w, at) => ({
      assignee: worker(),
      dueAt: tomorrow(),
      places: [{ task: newId(), place: await w.door(at) }],
    }),
    async (w, at) => ({
      assignee: at === 'nowhere' ? newId() : accountOf('workerB'),
      dueAt: tomorrow(),
      places: [{ task: newId(), place: await w.door('own') }],
    }),
  ),
  'dispatch.reassign': atPlace(async (w, at) => ({
    tasks: [{ task: await w.task(at), next: newId() }],
    assignee: worker(),
  })),
  'dispatch.withdraw': atPlace(async (w, at) => ({ tasks: [await w.task(at)] })),
  'dispatch.accept': atPlace(async (w, at, actor) => ({
    tasks: [await w.task(at, at === 'own' ? actor : accountOf('workerB'))],
  })),
}

/** One sample a query. `ofCounty` ones answer to everybody who holds the role anywhere in the county. */
export const querySamples: Readonly<Record<string, Sample>> = {
  ...monitoringQueries,
  ...directiveQueries,
  ...measureQueries,
  ...leadQueries,
  ...incidentQueries,
  ...inspectionQueries,
  ...patrolQueries,
  ...volunteerQueries,
  ...supplyQueries,
  ...dutyQueries,
  ...noticeQueries,
  'journal.list': ofCounty(nothing),
  'sync.pull': ofSelf(nothing),
  'file.upload': ofSelf(() => ({ upload: newId() })),
  // Names of places are public knowledge inside the county.
  'place.listAreas': ofCounty((w, at) => ({ parent: w.community(at) })),
  'place.getArea': ofCounty((w, at) => ({ id: w.community(at) })),
  'place.search': ofSelf(() => ({ q: '报恩寺' })),
  'place.listDwellings': atPlace((w, at) => ({ area: w.grid(at) })),
  'place.history': atPlace(async (w, at) => ({ place: await w.door(at) })),
  'place.listImports': ofSelf(nothing),
  ...agencyQueries,
  ...responseQueries,
  'registry.board': atPlace((w, at) => ({ area: w.grid(at) })),
  'registry.trend': atPlace((w, at) => ({ area: w.grid(at) })),
  'registry.listDoors': atPlace((w, at) => ({ area: w.grid(at) })),
  'registry.getDoor': atPlace(async (w, at) => ({ id: (await w.home(at)).door })),
  'registry.listConflicts': ofSelf(nothing),
  'registry.listPhotos': atPlace(async (w, at) => ({ household: (await w.home(at)).household })),
  'registry.listStatements': atPlace((w, at) => ({ area: w.community(at) })),
  'registry.getStatement': atPlace(async (w, at) => ({ id: await w.statement(at) })),
  'dispatch.listTasks': atPlace((w, at) => ({ area: w.grid(at) })),
  'dispatch.myTasks': ofSelf(nothing),
  'dispatch.myDoors': atPlace(async (w, at, actor) => ({
    task: await w.task(at, at === 'own' ? actor : accountOf('workerB')),
  })),
  ...checkpointQueries,
  'report.statistics': atPlace((w, at) => ({ area: w.grid(at) })),
  'report.commandBoard': { reach: 'self', of: () => ({}) },
  'report.listWork': { reach: 'self', of: () => ({}) },
  'report.statisticsSheet': atPlace((w, at) => ({ area: w.grid(at), format: 'csv' })),
}

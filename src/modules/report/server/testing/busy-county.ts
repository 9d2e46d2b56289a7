import { newId, now, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas, countyCode, doors, emergencyId, pathOf } from '#main/testing/county-fixture.ts'
import { insertRows, type Row } from '#main/testing/rows.ts'
import { define, recordBreach, recordPass, reportPost } from '#modules/checkpoint/contract/index.ts'
import { issue } from '#modules/directive/contract/index.ts'
import { reportIncident } from '#modules/incident/contract/index.ts'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { defineItem, openPoint, receiveGoods } from '#modules/supply/contract/index.ts'
import type { BodyOf, CommandDefinition } from '#platform/contract/index.ts'

/** What names a person of the busy county: none of it may ever stand on the command board. */
export const persons = ['测试甲', '旺堆', '川B12345', '00000000021', '00000000022', '110101196001010015'] as const

const hour = 3_600_000
const at = (hours: number) => new Date((Math.floor(Date.now() / hour) + hours) * hour).toISOString()

/** Fills the small county with something of everything that the command board counts, in both towns. */
export async function makeBusy(county: TestCounty): Promise<void> {
  const must = async <D extends CommandDefinition>(
    who: Parameters<TestCounty['as']>[0],
    command: D,
    body: BodyOf<D>,
    id = newId(),
  ) => {
    const done = await county.as(who).command(command, body, { id })
    if (done.status !== 'accepted') throw new Error(`${command.name}: ${done.problem?.code}`)
    return id
  }
  const household = {
    ...{ id: newId(), headCount: 2, contactName: '测试甲', contactPhone: '00000000021' },
    residents: [{ id: newId(), name: '测试甲', birthYear: 1960, idNumber: '110101196001010015' }],
  }
  await must('worker', recordVisit, { door: doors.unit[0] as string, outcome: 'registered', household })
  await must('worker', recordVisit, { door: doors.unit[1] as string, outcome: 'nobody_home' })
  await must('worker', recordVisit, { door: doors.unit[2] as string, outcome: 'refused' })
  await must('workerB', recordVisit, { door: doors.gridB[0] as string, outcome: 'vacant' })

  const gate = { direction: '', hours: '24小时', equipment: '', staffNeeded: 2 }
  const entrance = await must('dispatcher', define, {
    ...{ kind: 'county_entrance' as const, name: '林家坝', place: areas.townA.id, ...gate },
  })
  await must('dispatcher', define, {
    ...{ kind: 'county_entrance' as const, name: '白马', place: areas.townB.id, ...gate },
  })
  const pass = { checkpoint: entrance, reason: 'home' as const, headCount: 2, plate: '川B12345' }
  await must('checkpointOfficer', recordPass, {
    ...{ ...pass, direction: 'in', decision: 'passed' },
    travellers: [{ name: '旺堆', paper: 'none', phone: '00000000022' }],
  })
  await must('checkpointOfficer', recordPass, { ...pass, direction: 'out', decision: 'passed' })
  await must('checkpointOfficer', recordPass, { ...pass, direction: 'in', decision: 'advised_back' })
  await must('checkpointOfficer', reportPost, { checkpoint: entrance, staff: 1, waiting: 7, waitMinutes: 15 })
  await must('checkpointOfficer', recordBreach, { checkpoint: entrance, place: '路口', what: '绕行', persons: 1 })

  for (const [who, kind, place] of [
    ['worker', 'help_medicine', areas.grid1.id],
    ['worker', 'help_birth', areas.grid1.id],
    ['worker', 'dispute', areas.grid1.id],
    ['workerB', 'hazard', areas.gridB.id],
  ] as const)
    await must(who, reportIncident, { place, kind, what: '有事', contact: { name: '旺堆', phone: '00000000022' } })
  await county.admin.query(
    "update incident.incident set due_at = now() - interval '1 minute' where kind = 'help_medicine'",
  )

  const directive = await must('commander', issue, {
    ...{ place: areas.county.id, title: '关于做好联防联控的通知' },
    demands: [1, 2].map((n) => ({
      ...{ text: `要求${n}`, asks: 'words' as const, dueAt: at(8) },
      owners: [agencies.police.id, agencies.health.id],
    })),
  })
  await county.admin.query("update directive.owner set due_at = now() - interval '1 minute' where directive = $1", [
    directive,
  ])

  const item = await must('dispatcher', defineItem, {
    ...{ name: '医用防护口罩', standard: 'GB 19083-2010', source: '国家标准', unit: '只', lowDays: 3 },
  })
  const point = await must('dispatcher', openPoint, {
    ...{ place: areas.townA.id, kind: 'warehouse' as const, name: '龙安镇物资库' },
  })
  const line = { lot: newId(), item, lotNo: 'A1', expiresOn: at(9000).slice(0, 10), quantity: 5 }
  await must('dispatcher', receiveGoods, { point, from: '市调拨', lines: [line] })
  await county.admin.query('update supply.balance set quantity = 0')

  await insertRows(county.admin, [...posts(), ...measures(), ...leads()])
}

const inA = { county: countyCode, path: pathOf('grid1') }

/** One post with somebody there, one where nobody came, one of the other town that is not needed now. */
function posts(): Row[] {
  const [there, empty, far] = [newId(), newId(), newId()]
  const row = (table: string, values: Row['values']): Row => ({ table, values: { ...inA, ...values } })
  const by = { made_by: accountOf('dispatcher'), made_at: now(), version: 1 }
  const post = (id: string, name: string, need: number[], more: object = {}) =>
    row('duty.post', {
      ...{ id, name, need, starts: [8, 20], place: areas.grid1.id, kind: 'community_gate', version: 1 },
      ...{ defined_by: accountOf('dispatcher'), defined_at: now(), ...more },
    })
  const shift = (post: string, account: string, from: number, to: number) => {
    const id = newId()
    return { id, row: row('duty.shift', { id, post, account, starts_at: at(from), ends_at: at(to), ...by }) }
  }
  const [one, two] = [shift(there, accountOf('worker'), -1, 6), shift(empty, accountOf('worker2'), -1, 6)]
  return [
    post(there, '门岗一', Array(24).fill(1)),
    post(empty, '门岗二', Array(24).fill(1)),
    post(far, '白马门岗', Array(24).fill(0), { path: pathOf('gridB'), place: areas.gridB.id, lon: 104.3, lat: 32.8 }),
    ...[one.row, two.row],
    row('duty.attendance', {
      ...{ shift: one.id, post: there, account: accountOf('worker'), is_present: true, how: 'list' },
      ...{ at: now(), received_at: now(), marked_by: accountOf('worker') },
    }),
  ]
}

/** Three that run: one over within a day, one objected to, one of the other town; and one that was never served. */
function measures(): Row[] {
  const bytes = '\\x00'
  const hash = () => `\\x${newId().replaceAll('-', '').repeat(2)}`
  const measure = (no: number, days: number, where: { county: number; path: string }, isServed = true): Row[] => {
    const id = newId()
    const row = (table: string, values: Row['values']): Row => ({ table, values: { ...where, ...values } })
    const actor = accountOf('policeOfficer')
    return [
      row('measure.measure', {
        ...{ id, order_id: id, no, year: 2020, emergency: emergencyId, door: newId(), person: newId() },
        ...{ kind: 'home_observation', basis: 'x', restrictions: ['x'], help: ['x'], most_days: 14 },
        ...{ starts_at: now(), expires_at: new Date(Date.now() + days * 24 * hour).toISOString(), proposer: actor },
        ...{ proposer_agency: agencies.police.id, proposer_person: bytes, proposed_at: now() },
      }),
      ...(isServed
        ? [
            row('measure.service', {
              ...{ measure: id, how: 'paper', code_hash: hash(), actor, at: now(), code_at: now() },
              ...{ language: 'zh-Hans', key_code: bytes, key_vault: bytes, recipient: bytes },
            }),
          ]
        : []),
      ...(no === 2
        ? [
            row('measure.objection', {
              id: newId(),
              measure: id,
              how: 'code',
              cipher: bytes,
              at: at(0),
              due_at: at(24),
            }),
          ]
        : []),
    ]
  }
  const inB = { county: countyCode, path: pathOf('gridB') }
  return [...measure(1, 0.5, inA), ...measure(2, 5, inA), ...measure(3, 5, inB), ...measure(4, 5, inA, false)]
}

/** Two that are late, one that is not, one that was answered. */
function leads(): Row[] {
  const [list, desk, until] = [newId(), agencies.commission.id, at(400)]
  const about = { ...inA, retain_until: until, emergency: emergencyId }
  const lead = (row_no: number, hours: number, more: object): Row => ({
    table: 'lead.lead',
    values: { ...about, id: newId(), list, row_no, body: '\\x00', due_at: at(hours), desk, agency: desk, ...more },
  })
  return [
    {
      table: 'lead.list',
      values: {
        ...{
          ...about,
          id: list,
          year: 2020,
          no: 1,
          sender: '市',
          title: '名单',
          urgency: 'normal',
          file_name: 'a.csv',
        },
        ...{ agency: desk, received_by: accountOf('dispatcher'), received_at: now(), due_at: until },
      },
    },
    lead(1, -2, { state: 'new' }),
    lead(2, -1, { state: 'received', assigned_at: now(), received_at: now() }),
    lead(3, 5, { state: 'assigned', assigned_at: now() }),
    lead(4, -3, { state: 'answered', outcome: 'found', answered_at: now() }),
  ]
}

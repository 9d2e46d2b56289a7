import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, doors } from '#main/testing/county-fixture.ts'
import { board, getDoor, listDoors, recordVisit } from '../contract/index.ts'

describe('recording a visit', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  it('moves the door, the figures and the history in one commit', async () => {
    const worker = county.as('worker')
    const household = { id: newId(), headCount: 3, contactName: '旺姆·才让', contactPhone: '00012345678' }
    const done = await worker.command(recordVisit, { door: doors.unit[0] as string, outcome: 'registered', household })
    expect(done).toMatchObject({
      status: 'accepted',
      result: { state: 'registered', decided: true, persons: 3, conflicts: 0 },
    })
    const seen = await county.as('dispatcher').get(board, { area: areas.grid1.id })
    expect(seen.area.figures).toMatchObject({ doors: 6, registered: 1, unreached: 5, persons: 3, visits: 1 })
    const detail = await worker.get(getDoor, { id: doors.unit[0] as string })
    expect(detail.household).toMatchObject({ headCount: 3, contactName: '旺姆·才让', contactPhone: '*******5678' })
    const list = await worker.get(listDoors, { state: 'registered' })
    expect(list.items.map(({ id }) => id)).toEqual([doors.unit[0]])
  })

  it('answers the first result again when sent again, and keeps another body as a conflict', async () => {
    const worker = county.as('worker')
    const command = {
      id: newId(),
      name: recordVisit.name,
      body: { door: doors.unit[1], outcome: 'refused' },
      occurredAt: now(),
    }
    const [first] = await worker.commands([command])
    const [second] = await worker.commands([command])
    expect(first?.status).toBe('accepted')
    expect(second).toMatchObject({ status: 'repeated', result: first?.result })
    const [other] = await worker.commands([{ ...command, body: { door: doors.unit[1], outcome: 'vacant' } }])
    expect(other).toMatchObject({ status: 'conflict', problem: { code: 'platform.conflict' } })
    const kept = await county.admin.query('select count(*)::int as n from journal.conflict where command = $1', [
      command.id,
    ])
    expect(kept.rows[0].n).toBe(1)
  })

  it("tells nothing of somebody else's command under its id, and keeps nothing", async () => {
    const command = {
      id: newId(),
      name: recordVisit.name,
      body: { door: doors.unit[3], outcome: 'vacant' },
      occurredAt: now(),
    }
    await county.as('worker').commands([command])
    const [other] = await county.as('workerB').commands([command])
    expect(other).toMatchObject({ status: 'conflict', problem: { code: 'platform.conflict' } })
    expect(other?.result).toBeUndefined()
    const kept = await county.admin.query('select count(*)::int as n from journal.conflict where command = $1', [
      command.id,
    ])
    expect(kept.rows[0].n).toBe(0)
  })

  it('gives somebody of another town the same answer as for a door that is not there', async () => {
    const elsewhere = await county
      .as('workerB')
      .command(recordVisit, { door: doors.unit[2] as string, outcome: 'refused' })
    const nowhere = await county.as('workerB').command(recordVisit, { door: newId(), outcome: 'refused' })
    expect(elsewhere.problem).toEqual(nowhere.problem)
    expect(elsewhere).toMatchObject({ status: 'refused', problem: { code: 'platform.not_found' } })
  })

  it('names the wrong field', async () => {
    const done = await county
      .as('worker')
      .command(recordVisit, { door: doors.unit[2] as string, outcome: 'asleep' } as never)
    expect(done.problem).toMatchObject({
      code: 'platform.invalid',
      fields: [{ path: '/body/outcome', code: 'platform.field_choice' }],
    })
  })

  it('takes no identity number and no phone into a note, which is shown unmasked', async () => {
    for (const note of ['身份证 510727199001011234', '房东 13800000000']) {
      const done = await county
        .as('worker')
        .command(recordVisit, { door: doors.unit[2] as string, outcome: 'vacant', note })
      expect(done.problem).toMatchObject({ fields: [{ path: '/body/note', code: 'platform.field_person_number' }] })
    }
  })

  it('finds a door by pieces of its address, as people type them', async () => {
    const worker = county.as('worker')
    const { address } = (await worker.get(getDoor, { id: doors.unit[0] as string })).door
    const wide = address.slice(-3).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    for (const q of [address, `${address.slice(-3)} ${address.slice(0, 2)}`, `${address.slice(0, 2)}\u3000${wide}`]) {
      const found = await worker.get(listDoors, { q })
      expect(found.items.map(({ id }) => id)).toEqual([doors.unit[0]])
    }
    expect((await worker.get(listDoors, { q: '%' })).items).toEqual([])
  })
})

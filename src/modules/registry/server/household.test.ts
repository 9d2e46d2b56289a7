import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, doors } from '#main/testing/county-fixture.ts'
import {
  addResidents,
  board,
  editHousehold,
  getDoor,
  listConflicts,
  recordVisit,
  reportDoor,
  residentLeft,
  resolveConflict,
  reveal,
} from '../contract/index.ts'

/** The household behind a door: edits that merge by field, residents, sensitive fields with a reason. */
describe('a household', () => {
  let county: TestCounty
  let household: string
  const door = doors.unit[0] as string
  const member = newId()
  beforeAll(async () => {
    county = await startTestCounty()
    household = newId()
    const residents = [
      {
        id: member,
        name: '扎西·𬉼',
        sex: 'male' as const,
        birthYear: 1961,
        idNumber: '999999190001010000',
        phone: '00087654321',
      },
    ]
    const done = await county.as('worker').command(recordVisit, {
      door,
      outcome: 'registered',
      household: { id: household, headCount: 3, contactName: '扎西·𬉼', contactPhone: '00012345678', residents },
    })
    expect(done.status).toBe('accepted')
  })
  afterAll(() => county.stop())

  it('merges two edits of different fields and shows who changed what', async () => {
    const one = await county
      .as('worker')
      .command(editHousehold, { household, fields: { headCount: { was: 3, is: 4 } } })
    const two = await county
      .as('communityLeader')
      .command(editHousehold, { household, fields: { contactName: { was: '扎西·𬉼', is: '卓玛' } } })
    expect([one.result?.conflicts, two.result?.conflicts]).toEqual([0, 0])
    const seen = await county.as('worker').get(getDoor, { id: door })
    expect(seen.household).toMatchObject({ headCount: 4, contactName: '卓玛' })
    expect(seen.changes.map(({ field, was, is }) => [field, was, is])).toEqual([
      ['contactName', '扎西·𬉼', '卓玛'],
      ['headCount', '3', '4'],
    ])
    expect((await county.as('worker').get(board, {})).area.figures.persons).toBe(4)
  })

  it('keeps a true conflict for a person, who decides', async () => {
    const mine = await county
      .as('worker')
      .command(editHousehold, { household, fields: { headCount: { was: 4, is: 5 } } })
    const theirs = await county
      .as('communityLeader')
      .command(editHousehold, { household, fields: { headCount: { was: 4, is: 6 } } })
    expect([mine.result?.conflicts, theirs.result?.conflicts]).toEqual([0, 1])
    const open = await county.as('communityLeader').get(listConflicts, {})
    expect(open.items).toMatchObject([{ field: 'headCount', kept: '5', taken: '6', door }])
    const { id, ord } = open.items[0] as { id: string; ord: number }
    expect(
      (await county.as('workerB').command(resolveConflict, { conflict: id, ord, choose: 'taken' })).problem?.code,
    ).toBe('platform.not_found')
    const decided = {
      id: newId(),
      name: resolveConflict.name,
      body: { conflict: id, ord, choose: 'taken' },
      occurredAt: now(),
    }
    expect((await county.as('communityLeader').commands([decided]))[0]?.status).toBe('accepted')
    expect((await county.as('communityLeader').commands([decided]))[0]?.status).toBe('repeated')
    expect(
      (await county.as('communityLeader').command(resolveConflict, { conflict: id, ord, choose: 'kept' })).problem
        ?.code,
    ).toBe('registry.conflict_resolved')
    expect((await county.as('worker').get(getDoor, { id: door })).household?.headCount).toBe(6)
    expect((await county.as('communityLeader').get(listConflicts, {})).items).toEqual([])
  })

  it('takes a second registration of the same door as edits that saw nothing', async () => {
    const again = await county
      .as('communityLeader')
      .command(recordVisit, { door, outcome: 'registered', household: { id: newId(), headCount: 9 } })
    expect(again).toMatchObject({ status: 'accepted', result: { conflicts: 1, persons: 6 } })
  })

  it('shows sensitive fields after a reason, once, and keeps the look', async () => {
    const hidden = await county.as('worker').get(getDoor, { id: door })
    expect(hidden.household?.residents[0]).toMatchObject({
      name: '扎西·𬉼',
      idNumber: '********0000',
      phone: '*******4321',
    })
    const command = {
      id: newId(),
      name: reveal.name,
      body: { household, reason: 'medical_help', explanation: '送药' },
      occurredAt: now(),
    }
    const [first] = await county.as('worker').commands([command])
    expect(first).toMatchObject({
      status: 'accepted',
      result: { contactPhone: '00012345678', residents: [{ idNumber: '999999190001010000' }] },
    })
    const [second] = await county.as('worker').commands([command])
    expect(second).toMatchObject({ status: 'repeated', result: {} })
    expect(
      (await county.as('commander').command(reveal, { household, reason: 'medical_help', explanation: '查' })).problem
        ?.code,
    ).toBe('platform.not_permitted')
    expect(
      (await county.as('workerB').command(reveal, { household, reason: 'medical_help', explanation: '查' })).problem
        ?.code,
    ).toBe('platform.not_found')
    expect(
      (
        await county.as('worker').command(reveal, { household, reason: 'curious', explanation: '' } as never)
      ).problem?.fields?.map(({ path }) => path),
    ).toEqual(['/body/reason', '/body/explanation'])
    const looks = await county.admin.query(
      'select reason from registry.look where household = $1 and reason is not null',
      [household],
    )
    expect(looks.rows).toEqual([{ reason: 'medical_help' }])
    const plain = await county.admin.query(
      'select count(*)::int as n from registry.look where household = $1 and reason is null group by actor',
      [household],
    )
    expect(plain.rows.map(({ n }) => n)).toEqual([1])
    const journal = await county.admin.query('select result::text as result from journal.entry where id = $1', [
      command.id,
    ])
    expect(journal.rows[0].result).toBe('{}')
  })

  it('notes who arrived and who left', async () => {
    const arrived = newId()
    const body = { household, residents: [{ id: arrived, name: '王小', birthYear: 2018, arrivedOn: '2020-01-26' }] }
    const command = { id: newId(), name: addResidents.name, body, occurredAt: now() }
    expect((await county.as('worker').commands([command]))[0]).toMatchObject({
      status: 'accepted',
      result: { count: 1 },
    })
    expect((await county.as('worker').commands([command]))[0]?.status).toBe('repeated')
    expect((await county.as('workerB').command(addResidents, body)).problem?.code).toBe('platform.not_found')
    expect((await county.as('auditor').command(addResidents, body)).problem?.code).toBe('platform.not_permitted')
    expect((await county.as('worker').command(addResidents, { household, residents: [] })).problem?.code).toBe(
      'platform.invalid',
    )

    const left = { resident: arrived, leftOn: '2020-01-28', to: 'elsewhere' as const }
    expect((await county.as('workerB').command(residentLeft, left)).problem?.code).toBe('platform.not_found')
    expect(
      (await county.as('worker').command(residentLeft, { ...left, leftOn: '2020-02-31' })).problem?.fields,
    ).toMatchObject([{ path: '/body/leftOn', code: 'platform.field_format' }])
    const gone = { id: newId(), name: residentLeft.name, body: left, occurredAt: now() }
    expect((await county.as('worker').commands([gone]))[0]?.status).toBe('accepted')
    expect((await county.as('worker').commands([gone]))[0]?.status).toBe('repeated')
    const seen = await county.as('worker').get(getDoor, { id: door })
    expect(seen.household?.residents.find(({ id }) => id === arrived)).toMatchObject({
      arrivedOn: '2020-01-26',
      leftOn: '2020-01-28',
    })
    const told = seen.changes.filter(({ resident }) => resident === arrived)
    expect(told.map(({ field, was, is }) => [field, was, is])).toEqual([
      ['leftOn', null, '2020-01-28'],
      ['leftTo', null, 'elsewhere'],
      ['added', null, '王小'],
      ['arrivedOn', null, '2020-01-26'],
    ])
    // The same person sent by a second command is on the roll already, and is not noted again.
    expect((await county.as('worker').command(addResidents, body)).result).toEqual({ count: 0 })
    expect((await county.as('worker').get(getDoor, { id: door })).changes.length).toBe(seen.changes.length)
  })

  it('refuses a coming or going that has not happened, at its field', async () => {
    const ahead = '2199-01-01'
    const body = {
      household,
      residents: [
        { id: newId(), name: '王小' },
        { id: newId(), name: '王中', arrivedOn: ahead },
      ],
    }
    expect((await county.as('worker').command(addResidents, body)).problem?.fields).toMatchObject([
      { path: '/body/residents/1/arrivedOn', code: 'registry.day_in_future' },
    ])
    const left = { resident: member, leftOn: ahead }
    expect((await county.as('worker').command(residentLeft, left)).problem?.fields).toMatchObject([
      { path: '/body/leftOn', code: 'registry.day_in_future' },
    ])
    const came = { id: newId(), name: '王大', arrivedOn: '2020-01-26' }
    await county.as('worker').command(addResidents, { household, residents: [came] })
    const early = { resident: came.id, leftOn: '2020-01-25' }
    expect((await county.as('worker').command(residentLeft, early)).problem?.fields).toMatchObject([
      { path: '/body/leftOn', code: 'registry.left_before_arrival', text: expect.stringContaining('2020-01-26') },
    ])
  })

  it('tells how deep the roll goes', async () => {
    const { roll } = await county.as('worker').get(getDoor, { id: door })
    expect(roll.fields).toEqual(expect.arrayContaining(['headCount', 'name', 'idNumber']))
    expect(roll.whenNeeded).toEqual([])
  })

  it('is edited only within reach, with something to change, at the depth of the playbook', async () => {
    const fields = { headCount: { was: 6, is: 7 } }
    expect((await county.as('workerB').command(editHousehold, { household, fields })).problem?.code).toBe(
      'platform.not_found',
    )
    expect((await county.as('auditor').command(editHousehold, { household, fields })).problem?.code).toBe(
      'platform.not_permitted',
    )
    expect((await county.as('worker').command(editHousehold, { household })).problem?.code).toBe(
      'registry.nothing_to_change',
    )
    expect(
      (
        await county
          .as('worker')
          .command(editHousehold, { household, residents: [{ id: newId(), name: { is: '甲' } }] })
      ).problem?.code,
    ).toBe('platform.not_found')
  })

  it('comes with a door that no list had', async () => {
    const id = newId()
    const body = { id, area: areas.grid1.id, number: '临时板房' }
    const command = { id: newId(), name: reportDoor.name, body, occurredAt: now() }
    expect((await county.as('worker').commands([command]))[0]?.status).toBe('accepted')
    expect((await county.as('worker').commands([command]))[0]?.status).toBe('repeated')
    expect((await county.as('worker').command(reportDoor, { ...body, id: newId() })).problem?.code).toBe(
      'place.number_taken',
    )
    expect((await county.as('workerB').command(reportDoor, { ...body, id: newId() })).problem?.code).toBe(
      'platform.not_found',
    )
    expect((await county.as('auditor').command(reportDoor, body)).problem?.code).toBe('platform.not_permitted')
    expect((await county.as('worker').command(reportDoor, { ...body, number: '' })).problem?.code).toBe(
      'platform.invalid',
    )
    const figures = (await county.as('worker').get(board, {})).area.figures
    expect(figures).toMatchObject({ found: 1, doors: 7 })
  })

  it('walks a door that was found after its neighbours, not at the end of the grid', async () => {
    const body = { id: newId(), area: areas.unit.id, number: '阁楼' }
    expect(await county.as('worker').command(reportDoor, body)).toMatchObject({ status: 'accepted' })
    const { rows } = await county.admin.query(
      'select id, walk_order from place.dwelling where area = $1 order by walk_order, id',
      [body.area],
    )
    expect(rows.at(-1)?.id).toBe(body.id)
    expect(rows.at(-1)?.walk_order).toBe(rows.at(-2)?.walk_order)
  })

  it('leaves names, phones and numbers nowhere in clear', async () => {
    const tables = [
      'registry.household',
      'registry.resident',
      'registry.visit',
      'registry.change',
      'registry.edit_conflict',
      'registry.look',
      'journal.entry',
      'journal.conflict',
    ]
    for (const table of tables) {
      const { rows } = await county.admin.query(`select t::text as line from ${table} t`)
      for (const { line } of rows) {
        for (const planted of ['扎西', '卓玛', '00012345678', '999999190001010000', '00087654321', '王小', '王大']) {
          expect(line).not.toContain(planted)
          expect(line).not.toContain(Buffer.from(planted).toString('hex'))
        }
      }
    }
  })
})

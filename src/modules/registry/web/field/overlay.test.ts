import { expect, test } from 'vitest'
import type { DoorDocument } from '../../contract/index.ts'
import { overlay, withVisit } from './overlay.ts'

const door: DoorDocument = {
  id: '01900000-0000-7000-8000-000000000001',
  path: '510727.510727100',
  number: '101',
  address: '一栋101',
  walk: '510727.510727100',
  walkOrder: 1,
  state: 'unreached',
  attempts: 0,
  persons: 0,
  mismatch: false,
  found: false,
  lastAt: null,
  nextAt: null,
  household: null,
  visits: [],
}
const at = (hour: number) => ({ id: `v${hour}`, occurredAt: `2026-01-24T${hour}:00:00+08:00` })
const visit = (outcome: 'registered' | 'nobody_home' | 'refused', more = {}) => ({ door: door.id, outcome, ...more })

test('a visit that is on its way moves the door as the ledger will', () => {
  const closed = withVisit(door, visit('nobody_home', { nextAt: '2026-01-25T09:00:00+08:00' }), at(10))
  expect(closed).toMatchObject({ state: 'nobody_home', attempts: 1, nextAt: '2026-01-25T09:00:00+08:00', persons: 0 })
  const household = { id: 'h', headCount: 3, contactName: '测试户主', contactPhone: '000-5550-1234' }
  const open = withVisit(closed, visit('registered', { household }), at(11))
  expect(open).toMatchObject({ state: 'registered', attempts: 1, persons: 3, nextAt: null })
  expect(open.household).toMatchObject({ headCount: 3, contactName: '测试户主' })
  expect(open.household?.contactPhone).not.toContain('555')
  expect(open.visits.map(({ id }) => id)).toEqual(['v11', 'v10'])
})

test('nobody home does not undo an answer, and a household that is known stays as it is', () => {
  const known = withVisit(door, visit('registered', { household: { id: 'h', headCount: 2 } }), at(10))
  expect(withVisit(known, visit('nobody_home'), at(12))).toMatchObject({ state: 'registered', persons: 2, attempts: 1 })
  const again = withVisit(known, visit('registered', { household: { id: 'other', headCount: 9 } }), at(13))
  expect(again).toMatchObject({ persons: 2, household: { id: 'h' } })
  expect(withVisit(known, visit('refused'), at(14))).toMatchObject({ state: 'refused', persons: 0 })
})

test('what waits lies over the doors in its order, and says whom it touches', () => {
  const resident = { id: 'r', name: '扎西', sex: null, birthYear: null, idNumber: null, phone: null }
  const residents = [{ ...resident, arrivedOn: null, leftOn: null, generated: false }]
  const household = {
    id: 'h',
    headCount: 1,
    contactName: null,
    contactPhone: null,
    generated: false,
    version: 1,
    residents,
  }
  const doors = new Map([[door.id, { ...door, state: 'registered' as const, persons: 1, household }]])
  const entry = (name: string, body: unknown) => ({
    id: name,
    name: `registry.${name}`,
    body,
    occurredAt: at(10).occurredAt,
  })
  const [found, area] = ['01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000003']
  const touched = overlay(
    doors,
    [
      entry('addResidents', { household: 'h', residents: [{ id: 'n', name: '卓玛', idNumber: '510727000000000000' }] }),
      entry('editHousehold', {
        household: 'h',
        fields: { headCount: { is: 2, was: 1 } },
        residents: [{ id: 'n', name: { is: '央金', was: '卓玛' } }],
      }),
      entry('residentLeft', { resident: 'r', leftOn: '2026-01-24' }),
      entry('reportDoor', { id: found, area, number: '后院' }),
      entry('recordVisit', { door: found, outcome: 'vacant' }),
      entry('editHousehold', { household: 'of nobody here', fields: { headCount: { is: 9, was: 1 } } }),
    ],
    [{ id: area, path: door.path, name: '一栋' }],
  )
  const now = doors.get(door.id)
  expect(now).toMatchObject({ persons: 2, household: { headCount: 2 } })
  expect(now?.household?.residents).toMatchObject([
    { id: 'r', leftOn: '2026-01-24' },
    { id: 'n', name: '央金', idNumber: '**************0000' },
  ])
  expect(doors.get(found)).toMatchObject({ address: '一栋后院', walkOrder: 2, found: true, state: 'vacant' })
  expect([...touched].sort()).toEqual([door.id, found, 'h', 'n', 'r', 'recordVisit'].sort())
})

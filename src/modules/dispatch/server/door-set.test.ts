import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doorSet } from './door-set.ts'

const path = fc.array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
const isWithin = (inner: string, outer: string) => `${inner}.`.startsWith(`${outer}.`)

test('every place meant is covered, and none twice', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ place: fc.uuid(), path, is_dwelling: fc.boolean() })), path, (tasks, reach) => {
      const { areas, doors } = doorSet(tasks, [reach])
      if (tasks.length === 0) expect(areas).toEqual([reach])
      for (const [at, area] of areas.entries())
        for (const other of areas.toSpliced(at, 1)) expect(isWithin(area, other)).toBe(false)
      for (const task of tasks) {
        const isBelow = areas.some((area) => isWithin(task.path, area))
        expect(isBelow || (task.is_dwelling && doors.includes(task.place))).toBe(true)
        if (task.is_dwelling && isBelow) expect(doors).not.toContain(task.place)
      }
    }),
  )
})

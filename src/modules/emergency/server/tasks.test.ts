import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { playbooks } from './installed.ts'
import { changeOf, digestOf, dueOf, wantedAt } from './tasks.ts'

const bodies = [
  { id: 'a', kind: 'commission', name: '指挥部', path: '1' },
  { id: 'b', kind: 'town', name: '龙安镇', path: '1.1' },
  { id: 'c', kind: 'town', name: '白马乡', path: '1.2' },
  { id: 'd', kind: 'health', name: '卫健局', path: '1' },
]
const at = new Date('2020-01-24T09:30:00+08:00')
const tasks = playbooks.get('2020-novel-pneumonia')?.tasks ?? []

describe('a deadline', () => {
  it.each([
    [{ hours: 2 }, '2020-01-24T11:30:00+08:00'],
    [{ day: 0, at: '18:00' }, '2020-01-24T18:00:00+08:00'],
    [{ day: 0, at: '08:00' }, '2020-01-25T08:00:00+08:00'],
    [{ day: 3, at: '18:00' }, '2020-01-27T18:00:00+08:00'],
  ])('%o after half past nine is %s', (due, moment) => {
    expect(dueOf(due, at)).toEqual(new Date(moment))
  })
})

describe('the owners of a task', () => {
  it('are all agencies of its kinds, else who stands in, else the command; at level 0 there is none', () => {
    const of = (code: string) =>
      wantedAt(tasks, 1, bodies, at)
        .filter((one) => one.code === code)
        .map(({ agency, standIn }) => `${agency}${standIn ? '*' : ''}`)
    expect(of('town-command')).toEqual(['b', 'c'])
    expect(of('roll')).toEqual(['b*', 'c*'])
    expect(of('checkpoints')).toEqual(['a*'])
    expect(wantedAt(tasks, 0, bodies, at)).toEqual([])
  })
})

/** A level and the bodies that the county has at the time. */
const moment = fc.record({ level: fc.integer({ min: 0, max: 4 }), there: fc.subarray(bodies, { minLength: 1 }) })

describe('what changes', () => {
  it('puts every task of every agency into exactly one of begins, goes on, ends, through any run of levels and bodies', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 12 }), (moments) => {
        const key = ({ code, agency }: { code: string; agency: string }) => `${code}/${agency}`
        let running: { code: string; agency: string; dueAt: Date; given: number }[] = []
        moments.forEach(({ level, there }, nth) => {
          const wanted = wantedAt(tasks, level, there, at)
          const change = changeOf(running, wanted)
          const { starts, goesOn, ends } = change
          const all = [...starts, ...goesOn, ...ends].map(key)
          expect(new Set(all).size).toBe(all.length)
          expect(new Set(all)).toEqual(new Set([...running, ...wanted].map(key)))
          // What goes on keeps the moment and the deadline that it was given with.
          const kept = running.filter((one) => goesOn.some((other) => key(other) === key(one)))
          running = [...kept, ...starts.map((one) => ({ ...one, given: nth }))]
          expect(running.map(key).sort()).toEqual(wanted.map(key).sort())
          // The same again changes nothing, and says so in its digest.
          const again = changeOf(running, wanted)
          expect([again.starts, again.ends]).toEqual([[], []])
          expect(digestOf(level, again) === digestOf(level, change)).toBe(starts.length + ends.length === 0)
        })
      }),
    )
  })
})

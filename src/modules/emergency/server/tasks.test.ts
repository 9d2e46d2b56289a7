import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaybookTask } from '../contract/index.ts'
import { playbooks } from './installed.ts'
import { changeOf, digestOf, dueOf, type Holder, postChangeOf, wantedAt } from './tasks.ts'

const bodies = [
  { id: 'a', kind: 'commission', name: '指挥部', path: '1' },
  { id: 'b', kind: 'town', name: '龙安镇', path: '1.1' },
  { id: 'c', kind: 'town', name: '白马乡', path: '1.2' },
  { id: 'd', kind: 'health', name: '卫健局', path: '1' },
]
const spots = [
  { id: 'county', kind: 'county', path: '1' },
  { id: 'c1', kind: 'community', path: '1.1.1' },
  { id: 'v2', kind: 'village', path: '1.2.1' },
]
const owners = (there = bodies, holders: readonly Holder[] = []) => ({ bodies: there, holders, spots })
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
      wantedAt(tasks, 1, owners(), at)
        .tasks.filter((one) => one.code === code)
        .map(({ agency, standIn }) => `${agency}${standIn ? '*' : ''}`)
    expect(of('town-command')).toEqual(['b', 'c'])
    expect(of('roll')).toEqual(['b*', 'c*'])
    expect(of('checkpoints')).toEqual(['a*'])
    expect(wantedAt(tasks, 0, owners(), at)).toEqual({ tasks: [], posts: [] })
  })

  const task = (roles: PlaybookTask['roles'], more: Partial<PlaybookTask> = {}): PlaybookTask => ({
    ...{
      no: 1,
      code: 'x',
      levels: [1],
      due: { hours: 1 },
      asks: 'words',
      text: { 'zh-Hans': '一', 'zh-Hant': '一', en: '1' },
    },
    ...(roles ? { roles } : {}),
    ...more,
  })
  const holds = (role: string, place: string, path: string, account: string, agency: string) => ({
    ...{ role, place, path, account, agency },
  })
  it('are whoever holds a role at each place; where nobody does, the body of the place has it without a name', () => {
    const held = [
      holds('community_leader', 'c1', '1.1.1', 'li', 'd'),
      holds('community_leader', 'c1', '1.1.1', 'wang', 'd'),
      holds('area_leader', 'c1', '1.1.1', 'zhao', 'b'),
    ]
    const { tasks: given, posts } = wantedAt(
      [task([{ role: 'community_leader', at: 'community' }])],
      ...[1, owners(bodies, held), at],
    )
    expect(posts.map(({ place, holder, agency }) => [place, holder, agency])).toEqual([
      ['c1', 'li', 'd'],
      ['c1', 'wang', 'd'],
      ['v2', null, 'c'],
    ])
    expect(given.map(({ agency, standIn }) => [agency, standIn])).toEqual([
      ['d', false],
      ['c', false],
    ])
  })
  it('without a kind of place are all who hold the role; nobody in the county is said of the county', () => {
    const asked = [task([{ role: 'checkpoint_officer' }], { owners: ['health'] })]
    const posts = (held: readonly Holder[]) =>
      wantedAt(asked, 1, owners(bodies, held), at).posts.map(({ place, holder, agency }) => [place, holder, agency])
    expect(posts([holds('checkpoint_officer', 't1', '1.1', 'qian', 'b')])).toEqual([['t1', 'qian', 'b']])
    // An agency that is closed answers no more: the body of the place does.
    expect(posts([holds('checkpoint_officer', 't1', '1.1', 'qian', 'closed')])).toEqual([['t1', 'qian', 'b']])
    expect(posts([])).toEqual([['county', null, 'a']])
    expect(wantedAt(asked, 1, owners(), at).tasks.map(({ agency }) => agency)).toEqual(['d', 'a'])
  })
})

/** A level and the bodies that the county has at the time. */
const held = fc.record({
  role: fc.constantFrom('community_leader', 'checkpoint_officer'),
  place: fc.constantFrom(...spots.map(({ id }) => id)),
  path: fc.constantFrom(...spots.map(({ path }) => path)),
  account: fc.constantFrom('li', 'wang', 'zhao'),
  agency: fc.constantFrom('a', 'b', 'closed'),
})
const moment = fc.record({
  level: fc.integer({ min: 0, max: 4 }),
  there: fc.subarray(bodies, { minLength: 1 }),
  holders: fc.uniqueArray(held, { maxLength: 4, selector: ({ role, place, account }) => `${role}${place}${account}` }),
})

describe('what changes', () => {
  it('puts every task of every agency into exactly one of begins, goes on, ends, through any run of levels and bodies', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 12 }), (moments) => {
        const key = ({ code, agency }: { code: string; agency: string }) => `${code}/${agency}`
        let running: { code: string; agency: string; dueAt: Date; given: number }[] = []
        let named: ReturnType<typeof wantedAt>['posts'] = []
        moments.forEach(({ level, there, holders }, nth) => {
          const { tasks: wanted, posts } = wantedAt(tasks, level, owners(there, holders), at)
          const change = changeOf(running, wanted)
          const { starts, goesOn, ends } = change
          const all = [...starts, ...goesOn, ...ends].map(key)
          expect(new Set(all).size).toBe(all.length)
          expect(new Set(all)).toEqual(new Set([...running, ...wanted].map(key)))
          // What goes on keeps the moment and the deadline that it was given with.
          const kept = running.filter((one) => goesOn.some((other) => key(other) === key(one)))
          running = [...kept, ...starts.map((one) => ({ ...one, given: nth }))]
          expect(running.map(key).sort()).toEqual(wanted.map(key).sort())
          // Whoever is named answers through an agency that has the task; no role at a place stands twice with the same holder.
          const moved = postChangeOf(named, posts)
          named = [...named.filter((post) => !moved.ends.includes(post)), ...moved.starts]
          const line = (post: (typeof posts)[number]) => JSON.stringify(Object.entries(post).sort())
          expect(named.map(line).sort()).toEqual(posts.map(line).sort())
          expect(new Set(posts.map(line)).size).toBe(posts.length)
          expect(posts.filter((post) => !wanted.some((one) => key(one) === key(post)))).toEqual([])
          // The same again changes nothing, and says so in its digest.
          const again = changeOf(running, wanted)
          expect([again.starts, again.ends]).toEqual([[], []])
          expect(digestOf(level, again) === digestOf(level, change)).toBe(starts.length + ends.length === 0)
          if (posts.length > 0) expect(digestOf(level, again, posts)).not.toBe(digestOf(level, again))
        })
      }),
    )
  })
})

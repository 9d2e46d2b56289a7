import { expect, test } from 'vitest'
import { makeModel, type Roster } from './model.ts'
import { dayIn, hourIn, readRows } from './rows.ts'

const person = (id: string, name: string) => ({
  id,
  name,
  username: `user.${id}`,
  agencyName: '',
  lentUntil: null,
  isVolunteer: false,
  skills: [],
})
const roster: Roster = {
  now: '2020-01-26T12:00:00.000Z',
  posts: [
    {
      ...{
        id: 'p',
        kind: 'community_gate',
        name: '报恩寺社区值守点',
        place: 'x',
        placeName: '',
        spot: null,
        leader: null,
      },
      ...{ need: Array(24).fill(1), starts: [8, 20], position: null, version: 1 },
    },
  ],
  shifts: [],
  elsewhere: [{ post: 'q', account: 'c', startsAt: '2020-01-28T00:00:00.000Z', endsAt: '2020-01-28T08:00:00.000Z' }],
  people: [person('a', '李一'), person('b', '王二'), person('b2', '王二'), person('c', '张三')],
  gone: [],
  rest: [{ from: null, hours: 11, basis: null, setBy: null, setAt: null }],
}
const head = ['值守点', '姓名', '日期', '开始', '结束']
const row = (name: string, day: string, from: string, to: string, post = '报恩寺社区值守点') => [
  post,
  name,
  day,
  from,
  to,
]

test('a sheet is read by its headings; a night goes on into the next day', () => {
  const read = readRows(
    [
      ['县值守表'],
      ['姓名', '值守点', '结束', '开始', '日期'],
      ['李一', '报恩寺社区值守点', '8', '20:00', '2020年1月28日'],
    ],
    roster,
  )
  expect(read?.wrong).toEqual([])
  expect(
    read?.made.map(({ row: line, account, startsAt, endsAt }) => [
      line,
      account,
      new Date(startsAt).toISOString(),
      new Date(endsAt).toISOString(),
    ]),
  ).toEqual([[3, 'a', '2020-01-28T12:00:00.000Z', '2020-01-29T00:00:00.000Z']])
  expect(readRows([['姓名', '日期']], roster)).toBeUndefined()
})

test('every row that cannot be is named with its line and why; none is guessed or dropped', () => {
  const rows = [
    head,
    row('李一', '2020-01-28', '8', '20'),
    row('李一', '2020-01-28', '19', '23'),
    row('李一', '2020-01-28', '22', '6'),
    row('王二', '2020-01-28', '8', '20'),
    row('user.b', '2020-01-28', '8', '20'),
    row('赵六', '2020-01-28', '8', '20'),
    row('李一', '2020-02-30', '8', '20'),
    row('李一', '2020-01-30', '8:30', '20'),
    row('李一', '2020-01-20', '8', '20'),
    row('张三', '2020-01-28', '9', '12'),
    row('李一', '2020-01-30', '8', '20', '没有的点'),
    ['', '', '', '', ''],
  ]
  const read = readRows(rows, roster)
  expect(read?.made.map(({ row: line, account }) => [line, account])).toEqual([
    [2, 'a'],
    [6, 'b'],
  ])
  expect(read?.wrong.map(({ row: line, why }) => [line, why])).toEqual([
    [3, 'double'],
    [4, 'rest'],
    [5, 'person_twice'],
    [7, 'person_unknown'],
    [8, 'day_wrong'],
    [9, 'hours_wrong'],
    [10, 'past'],
    [11, 'double'],
    [12, 'post_unknown'],
  ])
})

test('days and hours as people and sheets write them', () => {
  expect(['2020-01-28', '2020/1/28', '2020年1月28日', '20200128', '28.1.2020', '2020-02-30'].map(dayIn)).toEqual([
    ...Array(4).fill('2020-01-28'),
    undefined,
    undefined,
  ])
  expect(['8', '08:00', '8点', '24:00', '0.5', '0.33333', '8:30', '25', 'x'].map(hourIn)).toEqual([
    8,
    8,
    8,
    24,
    12,
    8,
    undefined,
    undefined,
    undefined,
  ])
})

test('two of one name are told apart by their agency, or by the user name where that is the same too', () => {
  const of = (id: string, agencyName: string) => ({ ...person(id, '王二'), agencyName })
  const twins = { ...roster, people: [of('b', '城关派出所'), of('b2', '报恩寺社区')] }
  const read = readRows(
    [
      head,
      row('王二', '2020-01-28', '8', '20'),
      row('王二（报恩寺社区）', '2020-01-28', '8', '20'),
      row('王二 (城关派出所)', '2020-01-28', '8', '20'),
    ],
    twins,
  )
  expect(read?.made.map(({ account }) => account)).toEqual(['b2', 'b'])
  expect(read?.wrong).toEqual([{ row: 2, why: 'person_twice', value: '王二（城关派出所） / 王二（报恩寺社区）' }])
  const same = { ...roster, people: [of('b', '城关派出所'), of('b2', '城关派出所')] }
  expect(readRows([head, row('王二', '2020-01-28', '8', '20')], same)?.wrong[0]?.value).toBe('user.b / user.b2')
})

test('a day further ahead than rosters are made is a mistake in writing', () => {
  const days = ['2099-12-04', '2020-03-27', '2020-03-26'].map((day) => row('李一', day, '8', '20'))
  const read = readRows([head, ...days], roster)
  expect(read?.wrong).toEqual([
    { row: 2, why: 'far', value: '2099-12-04' },
    { row: 3, why: 'far', value: '2020-03-27' },
  ])
  expect(read?.made).toHaveLength(1)
})

test('a shift of 24 hours stands in the box of the day and of the night, and in none of the next day', () => {
  const [post] = roster.posts
  const long = { startsAt: '2020-01-28T00:00:00.000Z', endsAt: '2020-01-29T00:00:00.000Z' }
  const shift = { id: 's', post: 'p', account: 'a', ...long } as Roster['shifts'][number]
  const model = makeModel({ ...roster, shifts: [shift] })
  const boxes = (day: string) =>
    (post ? model.slots(post, day) : []).map(({ shifts, missing }) => [shifts.length, missing])
  expect(boxes('2020-01-28')).toEqual([
    [1, 0],
    [1, 0],
  ])
  expect(boxes('2020-01-29')).toEqual([
    [0, 1],
    [0, 1],
  ])
})

test('who stands at a post that needs nobody in those hours is in the roster all the same', () => {
  const [post] = roster.posts
  const idle = { ...(post as Roster['posts'][number]), need: Array(24).fill(0) }
  const span = { startsAt: '2020-01-28T00:00:00.000Z', endsAt: '2020-01-28T12:00:00.000Z' }
  const shift = { id: 's', post: 'p', account: 'a', ...span } as Roster['shifts'][number]
  const model = makeModel({ ...roster, posts: [idle], shifts: [shift] })
  expect(model.slots(idle, '2020-01-28').map(({ shifts, missing }) => [shifts.length, missing])).toEqual([[1, 0]])
  expect(model.slots(idle, '2020-01-29')).toEqual([])
})

import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { stageOf } from '../contract/stage.ts'
import { stageSql } from './queries-tasks.ts'

const now = new Date('2020-01-31T12:00:00Z')
let client: pg.Client
beforeAll(async () => {
  client = new pg.Client({ connectionString: inject('cluster').adminUrl })
  await client.connect()
})
afterAll(() => client.end())

const moment = fc.integer({ min: -3, max: 3 }).map((hours) => new Date(now.getTime() + hours * 3_600_000))
const facts = fc.record({
  dueAt: moment,
  acceptedAt: fc.option(moment),
  open: fc.integer({ min: 0, max: 2 }),
  isBegun: fc.boolean(),
})

test('the list reads stages by the same rule', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(facts, { minLength: 1, maxLength: 40 }), async (list) => {
      const { rows } = await client.query(
        `select ${stageSql('$1::timestamptz')} as stage
           from unnest($2::timestamptz[], $3::timestamptz[], $4::int[], $5::boolean[]) with ordinality as f (due_at, accepted_at, open, is_begun, n) order by n`,
        [
          now,
          list.map((one) => one.dueAt),
          list.map((one) => one.acceptedAt),
          list.map((one) => one.open),
          list.map((one) => one.isBegun),
        ],
      )
      expect(rows.map(({ stage }) => stage)).toEqual(list.map((one) => stageOf(one, now)))
    }),
    { numRuns: 50 },
  )
})

test('done outweighs late, and late all that is under way', () => {
  const past = { dueAt: new Date('2020-01-30T00:00:00Z'), acceptedAt: now, isBegun: true }
  expect(stageOf({ ...past, open: 0 }, now)).toBe('done')
  expect(stageOf({ ...past, open: 1 }, now)).toBe('late')
})

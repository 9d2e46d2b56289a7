import { expect, type Page } from '@playwright/test'
import { command, newId } from './api.ts'

/** Ids of what the pages with an `:id` show. */
export interface Traces {
  account: string
  /** A household with a member who left and an edit in conflict, and a door that refused. */
  doors: readonly string[]
  statement: string
}

/** Leaves something of every kind in the county, so that no page stands empty: visits, a conflict, a task, a statement. */
export async function leaveTraces(worker: Page, dispatcher: Page, leader: Page): Promise<Traces> {
  const { account, roles } = await answer<{ account: { id: string }; roles: { place: string }[] }>(
    worker,
    '/api/session',
  )
  const doors = (await answer<{ items: { id: string }[] }>(worker, '/api/registry/doors?state=unreached')).items
    .map(({ id }) => id)
    .slice(-2)
  const [household, first, second] = [newId(), newId(), newId()]
  const residents = [
    { id: first, name: '白雪晴', sex: 'female', birthYear: 1968 },
    { id: second, name: '白雪松', sex: 'male', birthYear: 1995 },
  ]
  await done(worker, 'registry.recordVisit', {
    door: doors[0],
    outcome: 'registered',
    household: { id: household, headCount: 2, contactName: '白雪晴', residents },
  })
  await done(worker, 'registry.recordVisit', { door: doors[1], outcome: 'refused', note: '明日再来' })
  await done(worker, 'registry.editHousehold', { household, fields: { headCount: { is: 3, was: 2 } } })
  await done(dispatcher, 'registry.editHousehold', { household, fields: { headCount: { is: 4, was: 2 } } })
  await done(worker, 'registry.residentLeft', { resident: second, leftOn: '2020-01-25', to: 'elsewhere' })
  await done(dispatcher, 'dispatch.assign', {
    assignee: account.id,
    dueAt: new Date(Date.now() + 3 * 3_600_000).toISOString(),
    note: '先走沿河一侧',
    places: [{ task: newId(), place: roles[0]?.place }],
  })
  return { account: account.id, doors, statement: await sign(leader) }
}

/** Signs the day of the last community of the leader's town, once a day. */
async function sign(leader: Page): Promise<string> {
  const signed = await answer<{ items: { id: string }[] }>(leader, '/api/registry/statements')
  if (signed.items[0]) return signed.items[0].id
  const id = newId()
  const { below } = await answer<{ below: { id: string; figures: Record<string, number> }[] }>(
    leader,
    '/api/registry/board',
  )
  const area = below.at(-1)
  const gaps = ['unreached', 'nobody_home', 'thrice', 'refused', 'mismatch', 'found'] as const
  await done(leader, 'registry.signStatement', {
    id,
    area: area?.id,
    day: new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date()),
    figures: area?.figures,
    reasons: gaps.filter((gap) => area?.figures[gap]).map((gap) => ({ gap, reason: '明日上门' })),
  })
  return id
}

async function done(page: Page, name: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  expect((await command(page, name, body)).text, name).toContain('"accepted"')
}

async function answer<Shape>(page: Page, path: string): Promise<Shape> {
  return (await page.request.get(new URL(path, page.url()).href)).json()
}

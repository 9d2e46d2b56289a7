import { expect, type Page } from '@playwright/test'
import { command, newId } from './api.ts'

/** Ids of what the pages with an `:id` show. */
export interface Traces {
  account: string
  /** A household with a member who left and an edit in conflict, and a door that refused. */
  doors: readonly string[]
  statement: string
  directive: string
  incident: string
  /** Somebody who was released, and somebody who is followed up, by the schedule. */
  released: string
  /** A measure in force, with an objection that waits. */
  measure: string
  followedUp: string
  /** Supplies on the way to the worker, and where they come from. */
  supply: Record<'item' | 'point' | 'request' | 'donation', string>
  /** A post that the worker leads, and a shift of theirs at it. */
  dutyPost: string
  dutyShift: string
  /** A draw of this hour, a check of it that nobody did, and a finding at the worker's post. */
  inspection: Record<'draw' | 'check' | 'finding', string>
  /** A patrol that the worker is in the crew of, with a finding. */
  patrol: string
  /** Somebody of the demo county who serves. */
  volunteer: string
  /** A plan of a period to come, and a signed situation report. */
  plan: string
  situation: string
}

/** Leaves something of every kind in the county, so that no page stands empty: visits, a conflict, a task, a statement. */
export async function leaveTraces({
  worker,
  dispatcher,
  leader,
  commander,
  health,
  inspector,
}: Readonly<Record<'worker' | 'dispatcher' | 'leader' | 'commander' | 'health' | 'inspector', Page>>): Promise<Traces> {
  const { account, roles } = await answer<{ account: { id: string; agencyName: string }; roles: { place: string }[] }>(
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
  const directive = await issue(commander)
  const incident = newId()
  await done(
    worker,
    'incident.report',
    { place: roles[0]?.place, kind: 'hazard', what: '路边落石', spot: '村口', contact: { phone: '00000000001' } },
    incident,
  )
  const followed = { kind: 'contact', status: 'observed', place: doors[0], name: '白雪岭', phone: '00000000002' }
  const released = newId()
  await done(health, 'monitoring.open', followed)
  await done(health, 'monitoring.open', { ...followed, startsOn: daysAgo(14) }, released)
  const serving = await answer<{ items: { id: string }[] }>(dispatcher, '/api/volunteer/volunteers?state=accepted')
  const due = await answer<{ items: { schedule: string }[] }>(worker, '/api/monitoring/my-follow-ups')
  return {
    ...{ account: account.id, doors, statement: await sign(leader), directive, incident, released },
    measure: await order(health, commander, { door: doors[0] ?? '', person: first }),
    followedUp: due.items[0]?.schedule ?? '',
    supply: await sendSupplies(worker, dispatcher, roles[0]?.place ?? ''),
    ...(await stand(dispatcher, account.id, roles[0]?.place ?? '')),
    inspection: await inspect(inspector, dispatcher, account.id, roles[0]?.place ?? ''),
    patrol: await patrol(worker, dispatcher, account, roles[0]?.place ?? ''),
    volunteer: serving.items[0]?.id ?? '',
    ...(await planAndTell(commander)),
  }
}

/** A plan of some later day, out of the way of today's, and a report that leaves no draft behind. */
async function planAndTell(commander: Page): Promise<Pick<Traces, 'plan' | 'situation'>> {
  const [plan, situation] = [newId(), newId()]
  const startsAt = new Date(Date.now() + 30 * 86_400_000).toISOString()
  await done(commander, 'emergency.draftPlan', { startsAt, hours: 24 }, plan)
  await done(commander, 'report.draftSituation', {}, situation)
  const texts = { summary: '平稳', done: '', problems: '', next: '' }
  await done(commander, 'report.editSituation', { situation, version: 1, notes: [], texts })
  await done(commander, 'report.signSituation', { situation, version: 2 })
  return { plan, situation }
}

/** Something that the worker asked for and the warehouse sent. */
async function sendSupplies(worker: Page, dispatcher: Page, place: string): Promise<Traces['supply']> {
  const request = newId()
  type Board = { points: { id: string; kind: string }[]; cells: { point: string; item: string; stock: number }[] }
  const { points, cells } = await answer<Board>(dispatcher, '/api/supply/board')
  const point = points.find(({ kind }) => kind === 'warehouse')?.id ?? ''
  const item = cells.find((cell) => cell.point === point && cell.stock > 2)?.item ?? ''
  const dueAt = new Date(Date.now() + 3_600_000).toISOString()
  await done(worker, 'supply.ask', { point: place, item, quantity: 2, urgency: 'now', dueAt }, request)
  await done(dispatcher, 'supply.approve', { request, source: point, quantity: 2 })
  await done(dispatcher, 'supply.send', { request, quantity: 2 })
  const donations = await answer<{ items: { id: string }[] }>(dispatcher, '/api/supply/donations')
  return { item, point, request, donation: donations.items[0]?.id ?? '' }
}

/** A post with somebody on its roster who leads it. */
async function stand(planner: Page, account: string, place: string): Promise<{ dutyPost: string; dutyShift: string }> {
  const [dutyPost, dutyShift] = [newId(), newId()]
  const hour = (from: number) => new Date((Math.floor(Date.now() / 3_600_000) + from) * 3_600_000).toISOString()
  // Needs nobody: a hole would be seen by the journey of the roster.
  const need = Array(24).fill(0)
  const post = { kind: 'patrol', name: `巡逻点${dutyPost.slice(-6)}`, place, need, starts: [0, 8, 16], leader: account }
  await done(planner, 'duty.definePost', post, dutyPost)
  const shift = { id: dutyShift, post: dutyPost, account, startsAt: hour(1), endsAt: hour(5) }
  await done(planner, 'duty.assign', { shifts: [shift] })
  return { dutyPost, dutyShift }
}

/** A post that the worker leads, drawn in this hour and found wanting; a second check of the hour stays undone. */
async function inspect(inspector: Page, planner: Page, leader: string, place: string): Promise<Traces['inspection']> {
  const [draw, finding, posts, checks] = [newId(), newId(), [newId(), newId()], [newId(), newId()]]
  const now = new Date(Date.now() + 8 * 3_600_000)
  const hour = now.getUTCHours()
  const need = Array.from({ length: 24 }, (_, at) => (at === hour ? 1 : 0))
  for (const post of posts) {
    const made = { kind: 'patrol', name: `督查点${post.slice(-6)}`, place, need, starts: [hour], leader }
    await done(planner, 'duty.definePost', made, post)
  }
  const scope = { place, fromDay: now.toISOString().slice(0, 10), days: 1, hourFrom: hour, hourTo: (hour + 1) % 24 }
  await done(inspector, 'inspection.draw', { ...scope, agencies: [], checks }, draw)
  const inOrder = ['equipment', 'disinfection', 'records']
  const findings = [{ id: finding, kind: 'signs', said: '告示掉了' }]
  await done(inspector, 'inspection.record', { check: checks[0], present: [], inOrder, findings })
  // A hole would be seen by the journey of the roster.
  for (const post of posts) await done(planner, 'duty.closePost', { post, version: 1 })
  return { draw, finding, check: checks[1] ?? '' }
}

/** A patrol of the worker's own agency: one shop with a finding, one still to see, one skipped. */
async function patrol(
  worker: Page,
  planner: Page,
  { id, agencyName }: { id: string; agencyName: string },
  place: string,
): Promise<string> {
  const [run, finding, stops] = [newId(), newId(), [newId(), newId(), newId()]]
  const hour = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()
  const { items } = await answer<{ items: { id: string; name: string }[] }>(planner, '/api/agency/agencies')
  const agency = items.find(({ name }) => name === agencyName)?.id
  const shops = stops.map((stop) => ({ id: stop, place, name: '村口小店', trade: 'supermarket' }))
  const span = { startsAt: hour(-1), endsAt: hour(4) }
  await done(
    planner,
    'patrol.plan',
    { kind: 'patrol', name: '村口小店巡查', agency, crew: [id], ...span, stops: shops },
    run,
  )
  await done(worker, 'patrol.checkIn', { stop: stops[0] })
  await done(worker, 'patrol.find', { stop: stops[0], kind: 'no_screening', said: '没有测温登记' }, finding)
  await done(worker, 'patrol.skip', { stop: stops[1], why: '道路不通' })
  return run
}

/** A directive that asks every agency for something. */
async function issue(commander: Page): Promise<string> {
  const id = newId()
  const { roles } = await answer<{ roles: { place: string }[] }>(commander, '/api/session')
  const { items } = await answer<{ items: { id: string }[] }>(commander, '/api/agency/agencies')
  const owners = items.map((agency) => agency.id)
  const dueAt = new Date(Date.now() + 86_400_000).toISOString()
  const demands = (['words', 'doors_reached'] as const).map((asks) => ({ text: '守好卡口', asks, dueAt, owners }))
  await done(
    commander,
    'directive.issue',
    { place: roles[0]?.place, title: '联防要求', preamble: '各单位', demands },
    id,
  )
  await done(commander, 'directive.chase', { directive: id, said: '请速报' })
  return id
}

/** A measure that health proposes and the command signs; it is served and objected to. */
async function order(health: Page, commander: Page, at: { door: string; person: string }): Promise<string> {
  const [id, measure] = [newId(), newId()]
  const terms = {
    kind: 'home_observation',
    basis: 'infectious-disease-law-39',
    restrictions: ['stay'],
    help: ['food'],
    days: 14,
  }
  const evidence = { kind: 'arrival', text: '自外省返回' }
  const startsAt = new Date().toISOString()
  await done(health, 'measure.propose', { ...terms, startsAt, evidence, persons: [{ measure, ...at }] }, id)
  const whole = await answer<{ order: { content: string }[] }>(commander, `/api/measure/review?id=${measure}`)
  const contents = [{ measure, content: whole.order[0]?.content }]
  await done(commander, 'measure.approve', { order: id, contents })
  await done(health, 'measure.serve', { measure, how: 'in_person', language: 'zh-Hans' })
  await done(health, 'measure.recordObjection', { measure, how: 'phone', text: '没有外出' })
  return measure
}

/** The county's day so many days ago. */
function daysAgo(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10)
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

async function done(page: Page, name: string, body: Readonly<Record<string, unknown>>, id?: string): Promise<void> {
  expect((await command(page, name, body, id)).text, name).toContain('"accepted"')
}

async function answer<Shape>(page: Page, path: string): Promise<Shape> {
  return (await page.request.get(new URL(path, page.url()).href)).json()
}

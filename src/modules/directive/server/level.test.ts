import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas, countyCode, emergencyId, pathOf } from '#main/testing/county-fixture.ts'
import {
  changeLevel,
  currentEmergency,
  declareEmergency,
  endEmergency,
  handOut,
  previewLevel,
} from '#modules/emergency/contract/index.ts'
import * as c from '../contract/index.ts'

/** The level of a response gives its tasks as directives, takes them back with the level, and says before what it will do. */
let county: TestCounty
const town = newId()
beforeAll(async () => {
  county = await startTestCounty()
  await county.admin.query(
    "insert into agency.agency (county, id, kind, name, place, path) values ($1, $2, 'town', '龙安镇人民政府', $3, $4)",
    [countyCode, town, areas.townA.id, pathOf('townA')],
  )
  await county.admin.query('update agency.account set agency = $2 where id = $1', [accountOf('leaderA'), town])
})
afterAll(() => county.stop())

const commander = () => county.as('commander')
const police = () => county.as('policeOfficer')
const leader = () => county.as('leaderA')
const preview = (to: number) => commander().get(previewLevel, { to })
const pairs = (tasks: Awaited<ReturnType<typeof preview>>['tasks'], change: string) =>
  tasks
    .flatMap(({ code, owners }) => owners.filter((o) => o.change === change).map((o) => `${code}/${o.agency}`))
    .sort()
const running = async () => {
  const { rows } = await county.admin.query('select code, agency from emergency.task where ended_at is null')
  return rows.map(({ code, agency }) => `${code}/${agency}`).sort()
}
/** Demands that still ask something of an agency. */
const asked = async () => {
  const { rows } = await county.admin.query(
    "select m.task as code, o.agency from directive.owner o join directive.demand m on m.directive = o.directive and m.ord = o.ord where o.state <> 'ended' and m.task is not null",
  )
  return rows.map(({ code, agency }) => `${code}/${agency}`).sort()
}

test('the tasks of the level go to every agency at once, and each reads its own', async () => {
  const shown = await preview(1)
  expect(shown).toMatchObject({ from: 1, to: 1, running: null })
  expect(pairs(shown.tasks, 'starts').length).toBeGreaterThan(20)
  const id = newId()
  const body = { id: emergencyId, seen: shown.seen }
  expect((await county.as('dispatcher').command(handOut, body)).problem?.code).toBe('platform.not_permitted')
  expect((await commander().command(handOut, { ...body, seen: '0'.repeat(64) })).problem?.code).toBe(
    'emergency.preview_outdated',
  )
  expect((await commander().command(handOut, { ...body, seen: 'x' })).problem?.code).toBe('platform.invalid')
  expect((await commander().command(handOut, { id: newId() })).problem?.code).toBe('platform.not_found')
  expect(await asked()).toEqual([])
  const first = await commander().command(handOut, body, { id })
  expect(first).toMatchObject({ status: 'accepted', result: { ended: 0 } })
  expect(await commander().command(handOut, body, { id })).toMatchObject({ status: 'repeated', result: first.result })
  expect(await running()).toEqual(pairs(shown.tasks, 'starts'))
  expect(await asked()).toEqual(await running())
  // Every agency is told, nobody twice.
  const told = await county.admin.query(
    "select account, count(*)::int as times from notice.notice where kind = 'directive_issued' and record = $1 group by account",
    [id],
  )
  expect(told.rows.map(({ account }) => account)).toEqual(
    expect.arrayContaining([accountOf('policeOfficer'), accountOf('leaderA')]),
  )
  expect(told.rows.filter(({ times }) => times !== 1)).toEqual([])
  const own = await police().get(c.myDemands)
  expect(own.items.map(({ text }) => text)).toContainEqual(expect.stringContaining('出入县境的路口设卡'))
  const english = await county.as('policeOfficer').get(c.getOwn, { id })
  expect(english.directive).toMatchObject({ title: '一级应急响应任务', isByLevel: true })
  const towns = (await leader().get(c.myDemands)).items
  expect(towns.map(({ asks }) => asks)).toContain('doors_reached')
  expect(towns.every(({ dueAt }) => Date.parse(dueAt) > Date.now())).toBe(true)
  // Nothing new the second time.
  expect((await commander().command(handOut, { id: emergencyId })).result).toEqual({ started: 0, ended: 0 })
  expect((await commander().get(currentEmergency)).tasks).toHaveLength(shown.tasks.length)
  const whole = await commander().get(c.getDirective, { id })
  expect(whole.demands).toHaveLength(shown.tasks.length)
  expect((await commander().command(c.withdraw, { directive: id, why: '发错' })).problem?.code).toBe(
    'directive.given_by_level',
  )
})

/** A role given or ended behind the product's back, as the next morning finds it. */
const give = (account: string, role: string, area: 'villageA' | 'villageB') =>
  county.admin.query(
    `insert into app.role_held (county, id, account, role, place, path, valid_from, given_by)
     values ($1, $2, $3, $4, $5, $6, now() - interval '1 hour', $3)`,
    [countyCode, newId(), account, role, areas[area].id, pathOf(area)],
  )

test('a task names whoever holds a role at each place, and says where nobody does; who holds it later is told on', async () => {
  const postsOf = async (code: string) => {
    const task = (await preview(1)).tasks.find((one) => one.code === code)
    return task?.owners.flatMap(({ agency, posts }) => posts.map((post) => [agency, post.placeName, post.holderName]))
  }
  const names = await county.admin.query('select id, display_name from agency.account')
  const nameOf = (id: string) => names.rows.find((row) => row.id === id)?.display_name
  const [a, b] = [nameOf(accountOf('communityLeader')), nameOf(accountOf('leaderB'))]
  expect((await postsOf('grids'))?.sort()).toEqual(
    [
      [agencies.commission.id, '报恩寺社区居民委员会', a],
      [agencies.commission.id, '白马村民委员会', b],
      [town, '汇口村村民委员会', null],
    ].sort(),
  )
  expect(await postsOf('checkpoints')).toEqual([[agencies.police.id, '龙安镇', nameOf(accountOf('checkpointOfficer'))]])
  expect((await preview(1)).unheld).toBe(1)
  const tasks = (await commander().get(currentEmergency)).tasks
  expect(tasks.find(({ code }) => code === 'grids')).toMatchObject({ posts: 3, unheld: 1 })
  const directive = (await commander().get(c.listDirectives)).items[0]?.id ?? ''
  const shown = async () => {
    const { demands, owners } = await leader().get(c.getOwn, { id: directive })
    const ord = demands.find(({ text }) => text.startsWith('小区'))?.ord
    return owners.filter(({ demand }) => demand === ord).map(({ posts }) => posts)
  }
  const unheld = { role: 'community_leader', placeName: '汇口村村民委员会', holderName: null }
  expect(await shown()).toEqual([[unheld]])

  // Somebody takes the role: a look from before is outdated, and the town has the same demand as before, now with a name.
  const before = await preview(1)
  await give(accountOf('leaderA'), 'community_leader', 'villageA')
  const old = await commander().command(handOut, { id: emergencyId, seen: before.seen })
  expect(old.problem?.code).toBe('emergency.preview_outdated')
  expect((await preview(1)).unheld).toBe(0)
  const { seen } = await preview(1)
  expect((await commander().command(handOut, { id: emergencyId, seen })).result).toEqual({ started: 0, ended: 0 })
  expect(await shown()).toEqual([[{ ...unheld, holderName: nameOf(accountOf('leaderA')) }]])
  expect((await commander().get(c.listDirectives)).items).toHaveLength(1)
  const kept = await county.admin.query(
    'select holder, ended_at is null as runs from emergency.task_post where place = $1',
    [areas.villageA.id],
  )
  expect(kept.rows).toEqual(
    expect.arrayContaining([
      { holder: null, runs: false },
      { holder: accountOf('leaderA'), runs: true },
    ]),
  )
})

test('lowered, what ends is closed with its reason, what goes on keeps its history, and the preview said so', async () => {
  const { items } = await commander().get(c.listDirectives)
  const directive = items[0]?.id ?? ''
  await police().command(c.receive, { directive })
  const mine = (await police().get(c.getOwn, { id: directive })).owners
  const first = mine[0]?.demand ?? 0
  await police().command(c.report, { directive, demand: first, said: '六个卡口已开', count: 6 })
  const shown = await preview(3)
  expect(shown.law.filter(({ change }) => change === 'ends').map(({ code }) => code)).toEqual([])
  const before = await running()
  const { version } = (await commander().get(currentEmergency)).live ?? { version: 0 }
  const body = { id: emergencyId, version, level: 3, why: '形势好转', seen: shown.seen }
  expect(await commander().command(changeLevel, body)).toMatchObject({ status: 'accepted' })
  expect(pairs(shown.tasks, 'starts')).toEqual([])
  expect(await running()).toEqual(pairs(shown.tasks, 'goes_on'))
  expect(before.filter((one) => !pairs(shown.tasks, 'goes_on').includes(one))).toEqual(pairs(shown.tasks, 'ends'))
  expect(await asked()).toEqual(await running())
  const whole = await commander().get(c.getDirective, { id: directive })
  const ofPolice = whole.owners.filter(({ agency }) => agency === agencies.police.id)
  expect(ofPolice.map(({ state }) => state)).toContain('received')
  const ended = whole.owners.find(({ agency, demand }) => agency === agencies.police.id && demand === first)
  expect(ended).toMatchObject({ state: 'ended', late: false, report: '六个卡口已开', count: 6 })
  expect(whole.events).toContainEqual(
    expect.objectContaining({ what: 'ended', said: expect.stringContaining('三级应急响应'), demand: first }),
  )
  // What ended asks nothing any more.
  const again = { directive, demand: first, said: '补报', count: 6 }
  expect((await police().command(c.report, again)).problem?.code).toBe('directive.wrong_state')
  expect((await police().get(c.myDemands)).items.map(({ demand }) => demand)).not.toContain(first)
  expect((await commander().command(c.chase, { directive, demand: first })).result).toEqual({ chased: 0 })
})

test('raised again, what had ended begins anew in a directive of its own, and nobody has anything twice', async () => {
  const shown = await preview(1)
  const { version } = (await commander().get(currentEmergency)).live ?? { version: 0 }
  const id = newId()
  const body = { id: emergencyId, version, level: 1, why: '出现聚集性疫情', seen: shown.seen }
  expect(await commander().command(changeLevel, body, { id })).toMatchObject({ status: 'accepted' })
  const all = [...pairs(shown.tasks, 'starts'), ...pairs(shown.tasks, 'goes_on')].sort()
  expect(await running()).toEqual(all)
  expect(await asked()).toEqual(all)
  expect(new Set(all).size).toBe(all.length)
  const fresh = await commander().get(c.getDirective, { id })
  expect(fresh.demands).toHaveLength(
    shown.tasks.filter(({ owners }) => owners.some((o) => o.change === 'starts')).length,
  )
})

test('the end takes everything back and says first how many measures and follow-ups still run', async () => {
  const shown = await preview(0)
  expect(shown).toMatchObject({ to: 0, running: { measures: 0, followUps: 0 } })
  expect(pairs(shown.tasks, 'ends')).toEqual(await running())
  expect(shown.law.every(({ change }) => change === 'ends')).toBe(true)
  const { version } = (await commander().get(currentEmergency)).live ?? { version: 0 }
  await expect(police().get(previewLevel, { to: 0 })).rejects.toThrow('platform.not_permitted')
  expect(
    await commander().command(endEmergency, { id: emergencyId, version, why: '省指挥部通知', seen: shown.seen }),
  ).toMatchObject({
    status: 'accepted',
  })
  expect([await running(), await asked()]).toEqual([[], []])
  await expect(preview(0)).rejects.toThrow('platform.not_found')
})

test('a new emergency gives its tasks in the commit of its declaration, and screens of directives are told', async () => {
  const told: string[] = []
  const { live } = county.server.services
  const changed = live.changed
  live.changed = (module) => {
    told.push(module)
    changed(module)
  }
  const playbook = '2020-novel-pneumonia'
  const shown = await commander().get(previewLevel, { to: 2, playbook })
  expect(shown.from).toBeNull()
  const body = {
    ...{ id: newId(), playbook, name: '疫情', level: 2, legalBasis: ['phe-regulation-40'], seen: shown.seen },
    startedAt: new Date(Date.now() - 1000).toISOString(),
  }
  expect(await commander().command(declareEmergency, body)).toMatchObject({ status: 'accepted' })
  live.changed = changed
  expect(told).toContain('directive')
  expect(await running()).toEqual(pairs(shown.tasks, 'starts'))
  expect(await asked()).toEqual(await running())
  await expect(commander().get(previewLevel, { to: 5 })).rejects.toThrow('platform.invalid')
})

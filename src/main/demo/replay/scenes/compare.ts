import { commander, dispatcher, health, officers } from './cast.ts'
import type { Story } from './index.ts'

type Ask = <T>(username: string, path: string) => Promise<T>

interface Lane {
  kind: string
  name: string
  in: number
  out: number
  persons: number
  health: number
  back: number
  emergency: number
}

/** Figures of checkpoint, lead, measure, monitoring, inspection, patrol and duty that are not those of the plan, in words; nothing when all agree. */
export async function compareStory(story: Story, now: number, ask: Ask): Promise<string[]> {
  const { flow, leads, observed, inspected, patrolled } = story.expectedAt(now)
  const found: string[] = []
  const hold = (name: string, is: number, planned: number) => {
    if (is !== planned) found.push(`${name} ${is} (${planned})`)
  }
  for (const [town, planned] of flow) {
    const { lanes } = await ask<{ lanes: Lane[] }>(officers[town] as string, 'api/checkpoint/board')
    const lane = lanes.find(({ kind }) => kind === 'county_entrance')
    for (const name of ['in', 'out', 'persons', 'health', 'back', 'emergency'] as const)
      hold(`checkpoint ${lane?.name} ${name}`, lane?.[name] ?? -1, planned[name])
  }
  type Counts = Record<'new' | 'assigned' | 'received' | 'answered' | 'returned', number>
  const counts = await ask<Counts>(dispatcher, 'api/lead/counts')
  const open = counts.new + counts.assigned + counts.received + counts.answered
  hold('lead all', open + counts.returned, leads.leads)
  hold('lead returned', counts.returned, leads.returned)
  const measures = await ask<{ running: number }>(commander, 'api/measure/counts')
  hold('measure running', measures.running, observed.measuresRunning)
  const followed = await ask<{ running: number; released: number }>(health, 'api/monitoring/counts')
  hold('monitoring running', followed.running, observed.followed - observed.released)
  hold('monitoring released', followed.released, observed.released)
  found.push(...(await compareReports(story, now, ask)))
  type Report = { draws: number; done: number; all: Record<'empty' | 'findings' | 'closed', number> }
  const path = 'api/inspection/report?from=2020-01-24&to=2020-01-31'
  const { draws, done, all } = await ask<Report>(commander, path)
  for (const [name, planned] of Object.entries(inspected))
    hold(`inspection ${name}`, { ...all, draws, done }[name as keyof typeof inspected], planned)
  const week = 'from=2020-01-24&to=2020-01-31'
  const reach = await ask<{ runs: number; stops: number }>(dispatcher, `api/patrol/reach?${week}`)
  const patrols = await ask<{ items: unknown[] }>(dispatcher, 'api/patrol/findings')
  for (const [name, planned] of Object.entries(patrolled))
    hold(`patrol ${name}`, { ...reach, findings: patrols.items.length }[name as keyof typeof patrolled], planned)
  const { holes } = await ask<{ holes: number }>(dispatcher, 'api/duty/holes')
  hold('duty holes', holes, 0)
  return found
}

interface Report {
  situation: { isIntact: boolean | null }
  figures: { code: string; part: string | null; value: number | null; at: string }[]
}
/** A small count of persons is not told. */
const few = (count: number): number | null => (count > 0 && count <= 10 ? null : count)

/** One signed report an evening; what the last one says is what the plan comes to at its moment. */
async function compareReports(story: Story, now: number, ask: Ask): Promise<string[]> {
  const { items } = await ask<{ items: { id: string; signedAt: string | null }[] }>(commander, 'api/report/situations')
  const signed = items.filter(({ signedAt }) => signedAt !== null)
  const { reports } = story.expectedAt(now)
  if (signed.length !== reports) return [`reports ${signed.length} (${reports})`]
  const [last] = signed
  if (!last) return []
  const { situation, figures } = await ask<Report>(commander, `api/report/situation?id=${last.id}`)
  const { flow, leads, observed } = story.expectedAt(Date.parse(figures[0]?.at ?? ''))
  const sum = (code: string) =>
    figures.filter((one) => one.code === code).reduce((total, { value }) => total + (value ?? 0), 0)
  const one = (code: string) => figures.find((figure) => figure.code === code)?.value
  const passes = (way: 'in' | 'out') => [...flow.values()].reduce((total, each) => total + each[way], 0)
  const pairs: [string, unknown, unknown][] = [
    ['intact', situation.isIntact, true],
    ['passes in', sum('passes_in'), passes('in')],
    ['passes out', sum('passes_out'), passes('out')],
    ['leads open', one('leads_open'), few(leads.leads - leads.returned)],
    ['leads returned', one('leads_returned'), few(leads.returned)],
    ['followed up', one('followed_up'), few(observed.followed - observed.released)],
  ]
  // Of measures the whole is told only when no ground is small.
  if (one('measures_running') !== null) pairs.push(['measures', one('measures_running'), observed.measuresRunning])
  return pairs
    .filter(([, is, planned]) => is !== planned)
    .map(([name, is, planned]) => `report ${name} ${is} (${planned})`)
}

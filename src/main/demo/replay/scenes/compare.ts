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

/** Figures of checkpoint, lead, measure, monitoring, inspection and duty that are not those of the plan, in words; nothing when all agree. */
export async function compareStory(story: Story, now: number, ask: Ask): Promise<string[]> {
  const { flow, leads, observed, inspected } = story.expectedAt(now)
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
  type Report = { draws: number; done: number; all: Record<'empty' | 'findings' | 'closed', number> }
  const path = 'api/inspection/report?from=2020-01-24&to=2020-01-31'
  const { draws, done, all } = await ask<Report>(commander, path)
  for (const [name, planned] of Object.entries(inspected))
    hold(`inspection ${name}`, { ...all, draws, done }[name as keyof typeof inspected], planned)
  const { holes } = await ask<{ holes: number }>(dispatcher, 'api/duty/holes')
  hold('duty holes', holes, 0)
  return found
}

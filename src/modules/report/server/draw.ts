import { board as checkpoints } from '#modules/checkpoint/contract/index.ts'
import { checkpointModule } from '#modules/checkpoint/server/index.ts'
import { countDemands } from '#modules/directive/server/index.ts'
import { countHoles } from '#modules/duty/contract/index.ts'
import { dutyModule } from '#modules/duty/server/index.ts'
import { countIncidents } from '#modules/incident/contract/index.ts'
import { incidentModule } from '#modules/incident/server/index.ts'
import { counts as leadCounts } from '#modules/lead/contract/index.ts'
import { leadModule } from '#modules/lead/server/index.ts'
import { countRunning } from '#modules/measure/server/index.ts'
import { publicCounts } from '#modules/monitoring/server/index.ts'
import { board } from '#modules/registry/contract/index.ts'
import { registryModule } from '#modules/registry/server/index.ts'
import { countSupply } from '#modules/supply/contract/index.ts'
import { supplyModule } from '#modules/supply/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { SituationFigure } from '../contract/index.ts'
import { ask } from './ask.ts'
import { toCounts } from './counts.ts'
import { smallest } from './suppress.ts'

/** A count of persons as a paper shows it: one to ten are not told (RIGHTS C-16). */
const few = (count: number): number | null => (count > 0 && count <= smallest ? null : count)

/** Figures by the module that knows them. */
const drawn = {
  async registry(work: Work) {
    const { area } = await ask(registryModule, board, work, {})
    const { reached, nobodyHome, unreached, doors, persons } = toCounts(area.figures)
    return [
      ['doors', doors],
      ['reached', reached],
      ['nobody_home', nobodyHome],
      ['unreached', unreached],
      ['persons', few(persons)],
      ['visits_today', area.today.visits],
    ]
  },
  async checkpoint(work: Work) {
    const { lanes } = await ask(checkpointModule, checkpoints, work, {})
    const entrances = lanes.filter(({ kind }) => kind === 'county_entrance')
    return entrances.flatMap((lane) => [
      ['passes_in', lane.in, lane.name],
      ['passes_out', lane.out, lane.name],
    ])
  },
  async lead(work: Work) {
    const counts = await ask(leadModule, leadCounts, work, {})
    const open = counts.new + counts.assigned + counts.received + counts.answered
    return [
      ['leads_open', few(open)],
      ['leads_returned', few(counts.returned)],
    ]
  },
  async measure(work: Work) {
    const grounds = await countRunning(work.db, work.county)
    const total = grounds.reduce((sum, { running }) => sum + running, 0)
    // With a hidden ground the sum would give it away.
    const isHidden = grounds.some(({ running }) => few(running) === null)
    return [
      ['measures_running', isHidden ? null : total],
      ...grounds.map(({ basis, running }) => ['measures_of', few(running), basis] as const),
    ]
  },
  async monitoring(work: Work) {
    const { running, cases } = await publicCounts(work.db, work.county)
    return [
      ['followed_up', few(running)],
      ['cases', few(cases)],
    ]
  },
  async incident(work: Work) {
    const { open, assigned, late } = await ask(incidentModule, countIncidents, work, {})
    return [
      ['incidents_open', open + assigned],
      ['incidents_late', late],
    ]
  },
  async duty(work: Work) {
    return [['duty_holes', (await ask(dutyModule, countHoles, work, {})).holes]]
  },
  async supply(work: Work) {
    const { waiting, low, short } = await ask(supplyModule, countSupply, work, {})
    return [
      ['supply_short', short],
      ['supply_low', low],
      ['requests_waiting', waiting],
    ]
  },
  async directive(work: Work) {
    const { owners, unreceived, late, signed_off } = await countDemands(work.db, work.county)
    return [
      ['directives_open', owners - signed_off],
      ['directives_late', late],
      ['directives_unreceived', unreceived],
    ]
  },
} satisfies Record<SituationFigure['source'], (work: Work) => Promise<readonly (readonly unknown[])[]>>

/** Draws figures from their modules as they stand at this moment; all of them, or those of some modules. */
export async function drawFigures(
  work: Work,
  of: readonly SituationFigure['source'][] = Object.keys(drawn) as SituationFigure['source'][],
): Promise<SituationFigure[]> {
  const at = work.receivedAt.toISOString()
  const figures: SituationFigure[] = []
  for (const source of of)
    for (const [code, value, part = null] of await drawn[source](work))
      figures.push({ code, value, part, source, at } as SituationFigure)
  return figures
}

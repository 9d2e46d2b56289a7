import type { Events } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { SituationFigure } from '../contract/index.ts'
import { drawFigures } from './draw.ts'

/** Which figure of the situation report a linked one is. */
const asked: Readonly<
  Record<string, { source: SituationFigure['source']; code: SituationFigure['code']; of?: string }>
> = {
  doors_reached: { source: 'registry', code: 'reached', of: 'doors' },
  leads_open: { source: 'lead', code: 'leads_open' },
  measures_running: { source: 'measure', code: 'measures_running' },
  incidents_open: { source: 'incident', code: 'incidents_open' },
  duty_holes: { source: 'duty', code: 'duty_holes' },
  supply_short: { source: 'supply', code: 'supply_short' },
  directives_late: { source: 'directive', code: 'directives_late' },
}

/** Gives the figures that objectives of a plan are linked to: the same as the situation report's. A small one is not given. */
export async function giveFigures(work: Work, { wanted, give }: Events['emergency.figuresAsked']): Promise<void> {
  const links = Object.entries(asked).filter(([name]) => wanted.has(name))
  const drawn = await drawFigures(work, [...new Set(links.map(([, { source }]) => source))])
  const value = (code: string | undefined) => drawn.find((one) => one.code === code)?.value ?? undefined
  for (const [name, { code, of }] of links) {
    const figure = value(code)
    if (figure !== undefined) give(name, figure, value(of))
  }
}

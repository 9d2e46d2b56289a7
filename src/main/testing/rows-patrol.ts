import { newId, now } from './county.ts'
import type { Row } from './row.ts'
import { hourFromNow } from './rows-duty.ts'

/** Whose rows of a run these are, where a test wants them another way. */
export interface PatrolWish {
  run?: string
  /** A stop that is still open, and one that was checked in. */
  stop?: string
  reached?: string
  finding?: string
  agency?: string
  crew?: string[]
  kind?: 'patrol' | 'broadcast'
}

/** A run on its way: one stop reached, where something was found if it is a patrol, and one still to come. */
export function patrolRows(at: { county: number; path: string; place: string }, wish: PatrolWish = {}): Row[] {
  const { county, path, place } = at
  const { run = newId(), stop = newId(), reached = newId(), finding = newId() } = wish
  const { agency = newId(), crew = [newId()], kind = 'patrol' } = wish
  const row = (table: string, values: Row['values']): Row => ({
    table,
    values: { county, path, agency, crew, ...values },
  })
  const by = newId()
  return [
    row('patrol.run', {
      ...{
        id: run,
        kind,
        name: '城区巡查',
        recording: '居家提示',
        starts_at: hourFromNow(-1),
        ends_at: hourFromNow(4),
        texts: {},
      },
      ...{
        state: 'running',
        stops: 2,
        done: 1,
        skipped: 0,
        planned_by: by,
        planned_at: now(),
        begun_at: hourFromNow(-1),
      },
    }),
    row('patrol.stop', {
      ...{ id: reached, run, nth: 0, kind, place, name: '东门市场', state: 'done', at: hourFromNow(-1) },
      ...{ received_at: now(), done_by: by },
    }),
    row('patrol.stop', { id: stop, run, nth: 1, kind, place, name: '人民路药店', state: 'open' }),
    row('patrol.finding', {
      ...{ id: finding, run, stop: reached, kind: 'crowding', said: '排队过密', found_by: by, found_at: now() },
      received_at: now(),
    }),
    row('patrol.taken_back', {
      ...{
        id: newId(),
        run,
        stop,
        checked_at: hourFromNow(-1),
        checked_by: by,
        why: '误点',
        taken_by: by,
        taken_at: now(),
      },
      received_at: now(),
    }),
  ]
}

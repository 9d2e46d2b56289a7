import { newId, now } from './county.ts'
import type { Sample } from './samples.ts'

/** Somebody who is followed up, without place and source. */
export const aContact = () => ({
  kind: 'contact' as const,
  status: 'observed' as const,
  name: '扎西',
  phone: '00000000001',
})

/** A line list of two cases and a link. */
export const aLineList = () => {
  const [from, to] = [newId(), newId()]
  return { fileName: 'a.csv', cases: [{ code: from }, { code: to }], links: [{ from, to }] }
}

/** Rows of monitoring below a path. */
export function monitoringRows(path: string, emergency: string, actor: string) {
  const now = new Date().toISOString()
  const retain_until = new Date(Date.now() + 86_400_000).toISOString()
  const [person, source, schedule] = [newId(), newId(), newId()]
  const bytes = '\\x00'
  const on = now.slice(0, 10)
  const recorded = { recorded_by: actor, recorded_at: now }
  const about = { path, retain_until }
  return {
    'monitoring.person': {
      ...{ id: person, emergency, code: person.slice(-12), kind: 'contact', status: 'observed', place: newId() },
      ...{ reported_on: on, identity: bytes, purpose: 'x', opened_by: actor, opened_at: now, ...about },
    },
    'monitoring.exposure': { id: newId(), source, target: person, setting: 'meal', ...recorded, ...about },
    'monitoring.fact': { id: newId(), person, emergency, kind: 'other', at: now, body: bytes, ...recorded, ...about },
    'monitoring.sample': { id: newId(), person, kind: 'blood', lab: '', taken_at: now, taken_by: actor, ...about },
    'monitoring.schedule': {
      ...{ id: schedule, person, starts_on: on, days: 14, per_day: 2, opened_by: actor, opened_at: now, ...about },
    },
    'monitoring.follow_up': {
      ...{
        id: newId(),
        schedule,
        person,
        emergency,
        day: on,
        slot: 1,
        how: 'visit',
        is_reached: true,
        is_alert: false,
      },
      ...{ body: bytes, recorded_by: actor, occurred_at: now, received_at: now, ...about },
    },
    'monitoring.look': { id: newId(), person, path, actor, at: now, fields: ['name'] },
    'monitoring.reading': { actor, day: on, person },
    'monitoring.reading_release': { id: newId(), account: actor, day: on, why: 'x', given_by: person, given_at: now },
    'monitoring.import': { id: newId(), file_name: 'a.csv', counts: {}, dangling: [], actor, at: now, ...about },
  }
}

const atPlace = (of: Sample['of'], cross?: Sample['cross']): Sample => ({
  reach: 'place',
  of,
  ...(cross ? { cross } : {}),
})
const over = (reach: 'county' | 'self', of: Sample['of'] = () => ({})): Sample => ({ reach, of })
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** One sample a command of monitoring. */
export const monitoringCommands: Readonly<Record<string, Sample>> = {
  'monitoring.open': atPlace(
    (w, at) => ({ ...aContact(), place: w.grid(at) }),
    async (w, at) => ({ ...aContact(), place: w.grid('own'), source: await w.followed(at) }),
  ),
  'monitoring.addExposure': atPlace(
    async (w, at) => ({ source: await w.followed(at), target: await w.followed(at), setting: 'meal' }),
    async (w, at) => ({ source: await w.followed(at), target: await w.followed('own'), setting: 'meal' }),
  ),
  'monitoring.edit': atPlace(async (w, at) => ({ person: await w.followed(at), version: 1, status: 'confirmed' })),
  'monitoring.addFact': atPlace(async (w, at) => ({
    ...{ person: await w.followed(at), kind: 'visited', at: now(), text: '农贸市场' },
  })),
  'monitoring.takeSample': atPlace(async (w, at) => ({ person: await w.followed(at), kind: 'throat_swab', lab: '' })),
  'monitoring.recordResult': atPlace(async (w, at) => ({ sample: await w.sample(at), result: 'negative' })),
  'monitoring.recordFollowUp': atPlace(async (w, at) => ({
    ...{ schedule: await w.followed(at), day: today(), slot: 1, how: 'visit', reached: false },
  })),
  'monitoring.endFollowUp': atPlace(async (w, at) => ({ schedule: await w.followed(at), how: 'in_error' })),
  'monitoring.reveal': atPlace(async (w, at) => ({
    ...{ person: await w.followed(at), reason: 'trace_contacts', explanation: '联系' },
  })),
  'monitoring.find': over('self', () => ({ by: 'name', value: newId() })),
  'monitoring.releaseReading': over('county', () => ({ account: newId(), why: '批量核对' })),
  'monitoring.importLineList': atPlace((w, at) => ({ area: w.grid(at), ...aLineList() })),
}

/** One sample a read of monitoring. */
export const monitoringQueries: Readonly<Record<string, Sample>> = {
  'monitoring.list': over('self', () => ({ state: 'running' })),
  'monitoring.counts': over('self'),
  'monitoring.person': atPlace(async (w, at) => ({ id: await w.followed(at) })),
  'monitoring.chain': over('self'),
  'monitoring.readings': over('county'),
  'monitoring.myFollowUps': over('self'),
}

import { randomBytes } from 'node:crypto'
import { newId } from './county.ts'

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
    'monitoring.paper': {
      ...{ schedule, person, emergency, language: 'zh-Hans', code_hash: `\\x${randomBytes(32).toString('hex')}` },
      ...{ key_code: bytes, key_vault: bytes, issued_by: actor, issued_at: now, ...about },
    },
    'monitoring.look': { id: newId(), person, path, actor, at: now, fields: ['name'] },
    'agency.reading': { actor, day: on, person },
    'agency.reading_release': { id: newId(), account: actor, day: on, why: 'x', given_by: person, given_at: now },
    'monitoring.import': {
      ...{ id: newId(), file_name: 'a.csv', counts: { created: 0, known: 0, linked: 0, linksKnown: 0 }, dangling: [] },
      ...{ actor, at: now, ...about },
    },
  }
}

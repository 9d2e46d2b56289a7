import type { BodyOf } from '#platform/contract/index.ts'
import type { planOwnRun, RunKind, Trade, WholeRun } from '../../contract/index.ts'

/** A stop as it is being planned. */
export interface DraftStop {
  id: string
  place: string
  placeName: string
  name: string
  trade: Trade | null
}
/** A run as it is being planned. */
export interface Draft {
  kind: RunKind
  name: string
  agency: string | undefined
  crew: readonly string[]
  vehicle: string
  startsAt: string
  endsAt: string
  recording: string
  cites: string
  texts: Readonly<Record<'zh-Hans' | 'zh-Hant' | 'en', string>>
  stops: readonly DraftStop[]
  copiedFrom?: string
  /** Why its crew or vehicle is in another run at the same time. */
  despite: string
}

const HOUR = 3_600_000
const offset = '+08:00'
/** An instant as the county's wall clock shows it. */
const wall = (at: number): string => `${new Date(at + 8 * HOUR).toISOString().slice(0, 16)}:00${offset}`

/** Nothing said yet: two hours from the next full one. */
export function emptyDraft(now: Date): Draft {
  const next = Math.ceil(now.getTime() / HOUR) * HOUR
  return {
    ...{ kind: 'broadcast', name: '', agency: undefined, crew: [], vehicle: '', recording: '', cites: '', stops: [] },
    despite: '',
    ...{ startsAt: wall(next), endsAt: wall(next + 2 * HOUR), texts: { 'zh-Hans': '', 'zh-Hant': '', en: '' } },
  }
}

/** A run as it is planned. */
export function draftOf({ run, crew, stops, ...whole }: WholeRun): Draft {
  return {
    ...{ kind: run.kind, name: run.name, agency: run.agency, crew: crew.map(({ id }) => id) },
    ...{ vehicle: run.vehicle ?? '', recording: whole.recording ?? '', cites: whole.cites ?? '' },
    despite: whole.despite ?? '',
    ...{ startsAt: wall(Date.parse(run.startsAt)), endsAt: wall(Date.parse(run.endsAt)) },
    texts: {
      'zh-Hans': whole.texts['zh-Hans'] ?? '',
      'zh-Hant': whole.texts['zh-Hant'] ?? '',
      en: whole.texts.en ?? '',
    },
    stops: stops.map(({ id, place, placeName, name, trade }) => ({ id, place, placeName, name: name ?? '', trade })),
  }
}

/** The same once more: today at the hour of the day at which it began, or tomorrow where that has gone by. */
export function copyOf(whole: WholeRun, now: Date, newId: () => string): Draft {
  const { run } = whole
  const [startsAt, endsAt] = [Date.parse(run.startsAt), Date.parse(run.endsAt)]
  const shift = Math.max(0, Math.ceil((now.getTime() - startsAt) / (24 * HOUR))) * 24 * HOUR
  const draft = draftOf(whole)
  return {
    ...{ ...draft, startsAt: wall(startsAt + shift), endsAt: wall(endsAt + shift), copiedFrom: run.id },
    despite: '',
    stops: draft.stops.map((stop) => ({ ...stop, id: newId() })),
  }
}

/** What is still to be said before it can be planned; a stop of a patrol by its id. */
export function missingOf(draft: Draft, asksAgency: boolean): ReadonlySet<string> {
  const missing = new Set<string>()
  const isBroadcast = draft.kind === 'broadcast'
  if (!draft.name.trim()) missing.add('name')
  if (asksAgency && !draft.agency) missing.add('agency')
  if (draft.crew.length === 0) missing.add('crew')
  if (draft.stops.length === 0) missing.add('stops')
  if (isBroadcast && !draft.recording.trim() && !draft.texts['zh-Hans'].trim()) missing.add('recording')
  if (isBroadcast && !draft.texts['zh-Hans'].trim() && (draft.texts['zh-Hant'].trim() || draft.texts.en.trim()))
    missing.add('texts')
  if (!isBroadcast) for (const { id, name } of draft.stops) if (!name.trim()) missing.add(id)
  return missing
}

type Body = BodyOf<typeof planOwnRun>

/** The draft as the command carries it. */
export function bodyOf(draft: Draft): Body {
  const isBroadcast = draft.kind === 'broadcast'
  const { 'zh-Hans': hans, 'zh-Hant': hant, en } = draft.texts
  const texts = {
    'zh-Hans': hans.trim(),
    ...(hant.trim() ? { 'zh-Hant': hant.trim() } : {}),
    ...(en.trim() ? { en: en.trim() } : {}),
  }
  return {
    ...{ kind: draft.kind, name: draft.name.trim(), crew: [...draft.crew] },
    ...{ startsAt: draft.startsAt, endsAt: draft.endsAt },
    ...(draft.vehicle.trim() ? { vehicle: draft.vehicle.trim() } : {}),
    ...(isBroadcast && draft.recording.trim() ? { recording: draft.recording.trim() } : {}),
    ...(isBroadcast && draft.cites.trim() ? { cites: draft.cites.trim() } : {}),
    ...(isBroadcast && texts['zh-Hans'] ? { texts } : {}),
    ...(draft.despite.trim() ? { despite: draft.despite.trim() } : {}),
    ...(draft.copiedFrom ? { copiedFrom: draft.copiedFrom } : {}),
    stops: draft.stops.map(({ id, place, name, trade }) => ({
      ...{ id, place, ...(name.trim() ? { name: name.trim() } : {}) },
      ...(trade && !isBroadcast ? { trade } : {}),
    })),
  }
}

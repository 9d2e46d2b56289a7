import type { BodyOf } from '#platform/contract/index.ts'
import type { KnownPlate, reasons, recordPass, Traveller } from '../../contract/index.ts'
import type { Facts } from '../../contract/screening.ts'
import { isWhole } from './plate.ts'

type Body = BodyOf<typeof recordPass>
export type Reason = (typeof reasons)[number]
export type Companion = NonNullable<Body['travellers']>[number]
export type { Traveller }

/** A pass as it is being written down. */
export interface Draft {
  direction: 'in' | 'out'
  plate: string
  /** Somebody without a vehicle, or a vehicle without a plate. */
  onFoot: boolean
  headCount: string
  travellers: readonly Companion[]
  origin: string
  destination: string
  place: { id: string; name: string } | null
  temperature: string
  reason: Reason
  /** The last pass that filled the rest, where one did. */
  filled: KnownPlate | null
}

/** An empty pass in the direction of the one before. */
export function emptyDraft(direction: Draft['direction']): Draft {
  return {
    ...{ direction, plate: '', onFoot: false, headCount: '', travellers: [], origin: '', destination: '', place: null },
    ...{ temperature: '', reason: 'home', filled: null },
  }
}

/** A known vehicle: with as many, from where and to the same door as the last time. */
export function returning(known: KnownPlate, draft: Draft): Draft {
  const place =
    known.destinationPlace && known.destination ? { id: known.destinationPlace, name: known.destination } : null
  const now = unfilled(draft)
  return {
    ...now,
    plate: known.plate,
    onFoot: false,
    headCount: known.headCount > 0 ? String(known.headCount) : now.headCount,
    origin: known.origin ?? '',
    destination: place ? '' : (known.destination ?? ''),
    place,
    filled: known,
  }
}

/** Another plate: what the last pass of the one before filled goes, and that of this one comes where nothing else was written. */
export function withPlate(draft: Draft, plate: string, known?: KnownPlate): Draft {
  const kept = draft.filled && draft.filled.plate !== plate ? unfilled(draft) : draft
  const bare = { ...kept, plate, onFoot: false }
  const isUntouched = !bare.headCount && !bare.origin && !bare.destination && !bare.place
  return known && isUntouched ? returning(known, bare) : bare
}

/** The draft without what a last pass filled in; what the officer changed since stays. */
function unfilled(draft: Draft): Draft {
  const { filled } = draft
  if (!filled) return draft
  const { headCount, origin, destination, place } = returning(filled, { ...draft, filled: null })
  return {
    ...draft,
    filled: null,
    headCount: filled.headCount > 0 && draft.headCount === headCount ? '' : draft.headCount,
    origin: draft.origin === origin ? '' : draft.origin,
    destination: draft.destination === destination ? '' : draft.destination,
    place: draft.place?.id === place?.id ? null : draft.place,
  }
}

/** Fields that stand in the way of writing it down, by name. */
export function missing(draft: Draft): ('plate' | 'headCount' | 'travellers' | 'temperature')[] {
  const count = Number(draft.headCount)
  const tenths = tenthsOf(draft.temperature)
  return [
    ...(draft.onFoot || isWhole(draft.plate) ? [] : (['plate'] as const)),
    ...(Number.isInteger(count) && count >= 1 && count <= 100 ? [] : (['headCount'] as const)),
    ...(draft.travellers.length > count ? (['travellers'] as const) : []),
    ...(draft.temperature === '' || (tenths >= 300 && tenths <= 450) ? [] : (['temperature'] as const)),
  ]
}

/** What the rules look at. */
export function factsOf(draft: Draft): Facts {
  return {
    direction: draft.direction,
    origin: draft.origin.trim(),
    reason: draft.reason,
    hasDestination: draft.place !== null,
    headCount: Number(draft.headCount) || 0,
    temperature: draft.temperature === '' ? 0 : tenthsOf(draft.temperature),
  }
}

/** The command's body, without the decision. */
export function bodyOf(draft: Draft, checkpoint: string): Omit<Body, 'decision'> {
  return {
    checkpoint,
    direction: draft.direction,
    reason: draft.reason,
    headCount: Number(draft.headCount),
    ...(draft.onFoot ? {} : { plate: draft.plate }),
    ...(draft.origin.trim() ? { origin: draft.origin.trim() } : {}),
    ...(draft.place ? { destinationPlace: draft.place.id, destination: draft.place.name.slice(0, 100) } : {}),
    ...(!draft.place && draft.destination.trim() ? { destination: draft.destination.trim() } : {}),
    ...(draft.temperature === '' ? {} : { temperature: tenthsOf(draft.temperature) }),
    ...(draft.travellers.length > 0 ? { travellers: draft.travellers.map(tidy) } : {}),
  }
}

function tidy({ name, paper, number, phone }: Companion): Companion {
  return {
    ...{ name: name.trim(), paper },
    ...(number?.trim() ? { number: number.trim() } : {}),
    ...(phone?.trim() ? { phone: phone.trim() } : {}),
  }
}

function tenthsOf(text: string): number {
  return Math.round(Number(text.replace(/[。，,]/, '.')) * 10)
}

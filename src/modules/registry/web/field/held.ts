import type { BodyOf } from '#platform/contract/index.ts'
import { type OutboxEntry, outboxEntries } from '#platform/web/outbox.ts'
import { phone } from '#platform/web/store/phone.ts'
import { type DoorDocument, recordVisit } from '../../contract/index.ts'

/**
 * Doors as this phone holds them, with the visits on top that the server has not yet taken over: after a restart in the valley
 * a visited door is a visited one, though nobody but the phone knows.
 */

let documents: readonly unknown[] = []
let entries: readonly OutboxEntry[] = []
let doors: readonly DoorDocument[] = []
let byId = new Map<string, DoorDocument>()

/** All doors in walking order; undefined while the phone holds nothing that it may open. */
export function heldDoors(): readonly DoorDocument[] | undefined {
  const store = phone().documents
  if (!store.ready || store.following.syncedAt === null) return undefined
  if (documents === store.all() && entries === outboxEntries()) return doors
  documents = store.all()
  entries = outboxEntries()
  byId = new Map((documents as readonly DoorDocument[]).map((door) => [door.id, door]))
  for (const entry of entries) {
    if (entry.name !== recordVisit.name || ['refused', 'conflict'].includes(entry.progress.state)) continue
    const visit = entry.body as BodyOf<typeof recordVisit>
    const door = byId.get(visit.door)
    if (door) byId.set(door.id, withVisit(door, visit, entry))
  }
  doors = [...byId.values()].sort((a, b) => compare(a.walk, b.walk) || a.walkOrder - b.walkOrder || compare(a.id, b.id))
  return doors
}

/** One door. */
export function heldDoor(id: string): DoorDocument | undefined {
  return heldDoors() ? byId.get(id) : undefined
}

/** Shared data that came with the doors. */
export function heldPart<T>(name: string): T | undefined {
  return phone().documents.following.parts[name] as T | undefined
}

/** The door after a visit that is on its way, by the rule of the ledger: nobody home decides only while there is no answer. */
export function withVisit(
  door: DoorDocument,
  visit: BodyOf<typeof recordVisit>,
  { id, occurredAt }: Pick<OutboxEntry, 'id' | 'occurredAt'>,
): DoorDocument {
  const isAnswer = visit.outcome !== 'nobody_home'
  const decides = isAnswer || ['unreached', 'nobody_home'].includes(door.state)
  const persons = visit.outcome === 'registered' ? (door.household?.headCount ?? visit.household?.headCount ?? 0) : 0
  const added = visit.household
  return {
    ...door,
    state: decides ? visit.outcome : door.state,
    persons: decides ? persons : door.persons,
    attempts: door.attempts + (isAnswer ? 0 : 1),
    lastAt: occurredAt,
    nextAt: visit.nextAt ?? null,
    household:
      door.household ??
      (added
        ? {
            id: added.id,
            headCount: added.headCount,
            contactName: added.contactName ?? null,
            contactPhone: added.contactPhone ? mask(added.contactPhone) : null,
            generated: added.generated ?? false,
            version: 1,
            residents: (added.residents ?? []).map((resident) => ({
              id: resident.id,
              name: resident.name,
              sex: resident.sex ?? null,
              birthYear: resident.birthYear ?? null,
              idNumber: resident.idNumber ? mask(resident.idNumber) : null,
              phone: resident.phone ? mask(resident.phone) : null,
              arrivedOn: null,
              leftOn: null,
              generated: added.generated ?? false,
            })),
          }
        : null),
    visits: [
      {
        id,
        outcome: visit.outcome,
        occurredAt,
        receivedAt: occurredAt,
        by: '',
        persons: visit.household?.headCount ?? null,
        nextAt: visit.nextAt ?? null,
        note: visit.note ?? null,
      },
      ...door.visits,
    ],
  }
}

/** As the server shows what is sensitive: the last four. */
function mask(text: string): string {
  return `${'*'.repeat(Math.max(0, text.length - 4))}${text.slice(-4)}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

import type { BodyOf } from '#platform/contract/index.ts'
import type { DoorDetail, Outcome, recordVisit } from '../../contract/index.ts'
import { type ResidentDraft, residentBody } from '../resident/draft.ts'

/** Household of a door as the server knows it; null while nobody is registered there. */
export type Household = DoorDetail['household']

/** What a grid worker has put in at a door. It outlives a refusal and a slow network; it is dropped when the server has it. */
export interface VisitDraft {
  door: string
  household: string
  /** Null while one of the rare outcomes is still to be chosen. */
  outcome: Outcome | null
  headCount: number | null
  contactName: string
  contactPhone: string
  residents: ResidentDraft[]
  nextAt: string | null
  note: string
}

/** Fields that the playbook's roll may allow beyond the head count. */
export const rollFields = ['contactName', 'contactPhone', 'name', 'sex', 'birthYear', 'idNumber', 'phone'] as const
export type RollField = (typeof rollFields)[number]

/** The most people that one household may have; the contract's bound. */
export const mostPersons = 200

/** What a draft starts from when it corrects the last visit. */
export interface Correction {
  outcome: Outcome
  note: string
  nextAt: string | null
}

/**
 * A fresh draft for a door. The head count starts from the household that is known and stays open otherwise: a number nobody
 * counted would be saved by a hurried thumb. A known phone is masked, so it is not copied and stays until typed over.
 */
export function newDraft(door: string, known: Household, householdId: string, corrects?: Correction): VisitDraft {
  return {
    door,
    household: known?.id ?? householdId,
    outcome: corrects?.outcome ?? 'registered',
    headCount: known?.headCount ?? null,
    contactName: known?.contactName ?? '',
    contactPhone: '',
    residents: [],
    nextAt: corrects?.nextAt ?? null,
    note: corrects?.note ?? '',
  }
}

/** Whether anything was put in since `fresh` that would be missed. */
export function isTouched(draft: VisitDraft, fresh: VisitDraft): boolean {
  return JSON.stringify({ ...fresh, household: '' }) !== JSON.stringify({ ...draft, household: '' })
}

/** Rows of the family page with anything in them; an empty row is not a person. */
export function filledResidents(draft: VisitDraft): ResidentDraft[] {
  return draft.residents.filter((row) => row.name.trim() || row.birthYear || row.sex || row.idNumber || row.phone)
}

/**
 * The command body of a visit. Only what the playbook allows and what was typed is in it; a household goes with `registered`
 * alone, a next attempt with `nobody_home` alone: who refused is not called on again by this list. `proposedAt` is the next
 * attempt shown on screen when none was chosen by hand. Changes of a known household go as an edit (`visitEdit`), which names
 * the values that were seen; a visit alone would read as a collision.
 */
export function visitBody(
  draft: VisitDraft,
  known: Household,
  allowed: readonly string[],
  proposedAt: string | null,
): BodyOf<typeof recordVisit> {
  if (draft.outcome === null) throw new Error('a visit without an outcome is not sent')
  const note = draft.note.trim()
  const nextAt = draft.outcome === 'nobody_home' ? (draft.nextAt ?? proposedAt) : null
  return {
    door: draft.door,
    outcome: draft.outcome,
    ...(nextAt ? { nextAt } : {}),
    ...(note ? { note } : {}),
    ...(draft.outcome === 'registered' ? { household: householdBody(draft, known, allowed) } : {}),
  }
}

function householdBody(draft: VisitDraft, known: Household, allowed: readonly string[]) {
  const contactName = known ? '' : draft.contactName.trim()
  const contactPhone = known ? '' : draft.contactPhone.trim()
  const residents = allowed.includes('name') ? filledResidents(draft).map((row) => residentBody(row, allowed)) : []
  return {
    id: known?.id ?? draft.household,
    headCount: draft.headCount ?? 0,
    ...(allowed.includes('contactName') && contactName ? { contactName } : {}),
    ...(allowed.includes('contactPhone') && contactPhone ? { contactPhone } : {}),
    ...(residents.length > 0 ? { residents } : {}),
  }
}

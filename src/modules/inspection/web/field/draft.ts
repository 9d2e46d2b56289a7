import type { IncidentKind } from '#modules/incident/contract/index.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import {
  type ConditionKind,
  conditionKinds,
  type DifficultyKind,
  type MyCheck,
  type recordCheck,
} from '../../contract/index.ts'

/** What was seen of somebody on the roster. */
export type Seen = 'present' | 'absent' | 'replaced'
/** What a difficulty becomes; its id is known before anything is sent. */
export type Becomes =
  | { to: 'request'; id: string; item: string; quantity: number }
  | { to: 'incident'; id: string; kind: IncidentKind }
/** A difficulty as it is being told. */
export interface Difficulty {
  id: string
  kind: DifficultyKind
  said: string
  becomes?: Becomes
  /** What it is about to become: begun, and not yet chosen which. */
  turning?: Becomes['to'] | undefined
}
/** A check as it is being filled in at the post. */
export interface Draft {
  people: Readonly<Record<string, { seen: Seen; who: string; finding: string }>>
  /** Where nobody is on the roster: whether somebody stands there all the same. */
  somebody: boolean | null
  conditions: Readonly<Partial<Record<ConditionKind, { isGood: boolean; said: string; finding: string }>>>
  difficulties: readonly Difficulty[]
}

/** Nothing said yet. */
export const emptyDraft: Draft = { people: {}, somebody: null, conditions: {}, difficulties: [] }

/** What is still to be said before the check can be saved. */
export function missingOf(draft: Draft, check: MyCheck): ('people' | 'conditions' | 'difficulties' | 'turning')[] {
  const people =
    check.planned.length > 0 ? check.planned.every(({ shift }) => draft.people[shift]) : draft.somebody !== null
  const conditions = conditionKinds.every((kind) => draft.conditions[kind])
  const difficulties = draft.difficulties.every(({ said }) => said.trim() !== '')
  return [
    ...(people ? [] : (['people'] as const)),
    ...(conditions ? [] : (['conditions'] as const)),
    ...(difficulties ? [] : (['difficulties'] as const)),
    ...(draft.difficulties.some(({ turning }) => turning) ? (['turning'] as const) : []),
  ]
}

type Body = BodyOf<typeof recordCheck>

/** The draft as the command carries it. `emptyId`: id of the finding that nobody stands at a post without a roster. */
export function bodyOf(draft: Draft, check: MyCheck, emptyId: string, position?: Body['position']): Body {
  const words = (said: string) => (said.trim() ? { said: said.trim() } : {})
  const findings: Body['findings'] = []
  const present: string[] = []
  for (const { shift } of check.planned) {
    const person = draft.people[shift]
    if (!person) continue
    if (person.seen === 'present') present.push(shift)
    else findings.push({ id: person.finding, kind: person.seen, shift, ...words(person.who) })
  }
  if (check.planned.length === 0 && draft.somebody === false) findings.push({ id: emptyId, kind: 'empty' })
  const inOrder: ConditionKind[] = []
  for (const kind of conditionKinds) {
    const condition = draft.conditions[kind]
    if (!condition) continue
    if (condition.isGood) inOrder.push(kind)
    else findings.push({ id: condition.finding, kind, ...words(condition.said) })
  }
  for (const { id, kind, said, becomes } of draft.difficulties)
    findings.push({
      ...{ id, kind, said: said.trim() },
      ...(becomes ? { [becomes.to]: becomes.id } : {}),
    })
  return { check: check.id, present, inOrder, findings, ...(position ? { position } : {}) }
}

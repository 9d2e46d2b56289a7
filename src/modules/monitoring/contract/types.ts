import { Closed, Day, OneOf, type Role, type Static, Type, Uuid } from '#platform/contract/index.ts'

/** What is kept of somebody under monitoring, in words. */
export const kinds = ['case', 'contact', 'arrival'] as const
export const statuses = ['suspected', 'confirmed', 'asymptomatic', 'excluded', 'observed'] as const
/** Which status fits which kind: a case has a classification; who is no case is under observation, or excluded. */
export const statusesOf = {
  case: ['suspected', 'confirmed', 'asymptomatic', 'excluded'],
  contact: ['observed', 'excluded'],
  arrival: ['observed', 'excluded'],
} as const satisfies Record<(typeof kinds)[number], readonly (typeof statuses)[number][]>
export const outcomes = ['open', 'recovered', 'died', 'moved'] as const
export const settings = ['household', 'meal', 'work', 'transport', 'medical', 'event', 'other'] as const
export const sampleKinds = ['nasal_swab', 'throat_swab', 'blood', 'other'] as const
export const results = ['positive', 'negative', 'unclear'] as const
export const factKinds = ['visited', 'symptom', 'care', 'other'] as const
export const ways = ['visit', 'phone', 'own_report'] as const
export const endings = ['became_case', 'moved', 'in_error'] as const
export const sexes = ['male', 'female', 'unknown'] as const
export const states = ['due', 'missed', 'alert', 'running', 'released', 'cases'] as const
export const reasons = ['trace_contacts', 'arrange_care', 'check_identity', 'release'] as const

/** Distinct persons that somebody may read on one day without a supervisor; the database counts them. */
export const readingsPerDay = 200

/** Days back and ahead on which a follow-up may begin. */
export const [startsBack, startsAhead] = [60, 14] as const
/** Hours within which an import of a line list can be taken back. */
export const undoHours = 24

export const officers: readonly Role[] = ['health_officer']
export const followers: readonly Role[] = ['grid_worker', 'community_leader', 'health_officer']

/** A symptom that the playbook asks for. */
export const Symptom = Closed({ code: Type.String(), text: Type.Record(Type.String(), Type.String()) })
/** What a follow-up asks, by the playbook. */
export const Asked = Closed({ fever: Type.Integer(), symptoms: Type.Array(Symptom) })
export type Asked = Static<typeof Asked>

/** Follow-up of one person as it stands at a moment. */
export const Progress = Closed({
  id: Uuid,
  startsOn: Day,
  days: Type.Integer(),
  perDay: Type.Integer(),
  state: OneOf('ahead', 'running', 'released', 'ended'),
  /** Day of follow-up, from 1. */
  day: Type.Integer(),
  releaseOn: Day,
  missed: Type.Integer(),
  done: Type.Integer(),
  /** The time that is open now, and not done yet. */
  due: Type.Union([Closed({ day: Day, slot: Type.Integer() }), Type.Null()]),
  alert: Type.Boolean(),
})
export type Progress = Static<typeof Progress>

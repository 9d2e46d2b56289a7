/** Who was there. */
export const attendanceKinds = ['empty', 'absent', 'replaced'] as const
/** State of the post, by a short list; each is in order or is a finding. */
export const conditionKinds = ['equipment', 'disinfection', 'records', 'signs'] as const
export type ConditionKind = (typeof conditionKinds)[number]
/** Difficulties that the post tells when asked: nobody's fault, and somebody's to settle. */
export const difficultyKinds = ['supplies', 'relief', 'shelter', 'meals', 'traffic', 'other'] as const
export type DifficultyKind = (typeof difficultyKinds)[number]
/** Kinds of findings. */
export const findingKinds = [...attendanceKinds, ...conditionKinds, ...difficultyKinds] as const
export type FindingKind = (typeof findingKinds)[number]

/** Where a finding stands. `returned`: the answer did not do. */
export const findingStates = ['open', 'answered', 'returned', 'closed'] as const
export type FindingState = (typeof findingStates)[number]
/** Where a check stands that was drawn. `missed`: its hour went by without anybody at the post. */
export const checkStates = ['waiting', 'due', 'done', 'missed', 'withdrawn'] as const
export type CheckState = (typeof checkStates)[number]

/** Whether a kind is a difficulty, which is settled by others than the post. */
export const isDifficulty = (kind: FindingKind): kind is DifficultyKind =>
  (difficultyKinds as readonly FindingKind[]).includes(kind)
/** Whether a kind is about who was there. */
export const isAttendance = (kind: FindingKind): boolean => (attendanceKinds as readonly FindingKind[]).includes(kind)

const HOUR = 3_600_000
/** Within how many hours the post answers, from when the server had the finding: at once where nobody stands there. */
export const answerHours = (kind: FindingKind): number => (isAttendance(kind) ? 2 : 24)
/** The same kind at the same post within so many days is a repeated one, and rises. */
export const repeatDays = 14
/** How long before and after the hour that was drawn a phone has its check, in hours. */
export const heldHours = 12

/**
 * Whether a finding should have been answered by now, or put right by the hour that the answer gave. Times in milliseconds since
 * 1970.
 */
export function isLate(state: FindingState, dueAt: number, byWhen: number | null, now: number): boolean {
  if (state === 'closed') return false
  return state === 'answered' ? byWhen !== null && byWhen <= now : dueAt <= now
}

/** Where a check stands by the clock. Times in milliseconds since 1970. */
export function checkStateOf(
  { hourAt, isDone, isWithdrawn }: { hourAt: number; isDone: boolean; isWithdrawn: boolean },
  now: number,
): CheckState {
  if (isDone) return 'done'
  if (isWithdrawn) return 'withdrawn'
  if (now < hourAt) return 'waiting'
  return now < hourAt + HOUR ? 'due' : 'missed'
}

/** Kinds of duty posts. People on standby wait to be called out; patrols walk; the others stand. */
export const postKinds = [
  'border_checkpoint',
  'community_gate',
  'registration_point',
  'testing_site',
  'patrol',
  'standby',
] as const
export type PostKind = (typeof postKinds)[number]

/** How a check-in came about; `contest`: corrected after the person objected. */
export const checkWays = ['code', 'position', 'list', 'contest'] as const

/** What the clock and the record say of a shift. `absent`: marked so, or over without a check-in; `replaced`: somebody took over before it was checked. */
export const standings = ['planned', 'due', 'late', 'present', 'present_late', 'absent', 'replaced'] as const
export type Standing = (typeof standings)[number]

/** Where a request to swap stands. */
export const swapStates = ['asked', 'agreed', 'declined', 'withdrawn'] as const

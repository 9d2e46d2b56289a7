/** What people switch on and off for themselves. */
export const topics = ['directive', 'task', 'incident', 'duty', 'lead', 'measure', 'supply'] as const
export type Topic = (typeof topics)[number]

/** What a notice can be about, each with its topic. The word and a count are all that a notice says. */
export const kinds = {
  directive_issued: 'directive',
  directive_chased: 'directive',
  directive_returned: 'directive',
  directive_replied: 'directive',
  directive_asked: 'directive',
  directive_reported: 'directive',
  directive_late: 'directive',
  directive_entrusted: 'directive',
  directive_relieved: 'directive',
  task_given: 'task',
  incident_given: 'incident',
  incident_late: 'incident',
  incident_taken_back: 'incident',
  call_out: 'duty',
  shift_given: 'duty',
  shift_removed: 'duty',
  swap_asked: 'duty',
  swap_answered: 'duty',
  hole_ahead: 'duty',
  hole_soon: 'duty',
  volunteer_signed_up: 'duty',
  run_given: 'duty',
  run_cancelled: 'duty',
  lead_given: 'lead',
  lead_late: 'lead',
  measure_to_approve: 'measure',
  objection_made: 'measure',
  objection_due: 'measure',
  supply_asked: 'supply',
  supply_answered: 'supply',
  supply_signed_for: 'supply',
} as const satisfies Record<string, Topic>
/** A kind that a module raises; `not_acknowledged` is raised by nobody but the clock. */
export type NoticeKind = keyof typeof kinds
/** Every kind that a list can show. */
export type ShownKind = NoticeKind | 'not_acknowledged'
export const shownKinds: readonly ShownKind[] = [...(Object.keys(kinds) as NoticeKind[]), 'not_acknowledged']

/** Ways out of the house. */
export const channelKinds = ['push', 'sms', 'wecom', 'dingtalk'] as const
export type ChannelKind = (typeof channelKinds)[number]
/** Those that reach one person, and that everybody sets up for oneself. */
export const ownWays = ['push', 'sms'] as const
export type OwnWay = (typeof ownWays)[number]

/** What has become of a sending; `unsure`: begun and never answered, so not said again where that could be twice. */
export const deliveryStates = ['waiting', 'sending', 'sent', 'failed', 'dropped', 'unsure'] as const

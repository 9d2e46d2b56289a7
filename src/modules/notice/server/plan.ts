import { type ChannelKind, type Quiet, slotOf, type Topic, usualQuiet, type Wanted, wants } from '../contract/index.ts'

/** A notice that nobody has planned yet, and how its reader hears of things. */
export interface Unplanned {
  occasion: string
  account: string
  topic: Topic
  is_urgent: boolean
  agency: string
  now: Date
  is_quiet: boolean | null
  quiet_from: number | null
  quiet_to: number | null
  topics: Wanted | null
  has_phone: boolean
  subscriptions: readonly string[]
}
/** A way that is open. */
export interface OpenChannel {
  id: string
  kind: ChannelKind
  agency: string | null
  topics: readonly Topic[]
  is_urgent_only: boolean
}
/** One sending; with `slot` of everything that has gathered until then. */
export interface Planned {
  channel: string
  kind: ChannelKind
  target: string
  account?: string
  occasion?: string
  slot?: Date
  due_at: Date
}

/**
 * Which sendings a notice asks for, and with which gathering it goes. An urgent one goes by every way that somebody has, at once. What
 * is not urgent is gathered, through quiet hours to their end. A group's robot says each occasion once, whomever it concerns.
 */
export function planOf(
  notice: Unplanned,
  channels: readonly OpenChannel[],
): { slot: Date | null; sendings: Planned[] } {
  const { occasion, account, topic, is_urgent: isUrgent, now } = notice
  const wanted = notice.topics ?? {}
  const slot = isUrgent ? null : new Date(slotOf(quietOf(notice), now.getTime()))
  const sendings: Planned[] = []
  for (const { id: channel, kind, agency, topics, is_urgent_only } of channels) {
    if (kind === 'push' || kind === 'sms') {
      if (!isUrgent && !wants(wanted, topic, kind)) continue
      const targets = kind === 'push' ? notice.subscriptions : notice.has_phone ? [account] : []
      const when = slot ? { slot, due_at: slot } : { occasion, due_at: now }
      for (const target of targets) sendings.push({ channel, kind, target, account, ...when })
    } else if (
      (isUrgent || !is_urgent_only) &&
      (topics.length === 0 || topics.includes(topic)) &&
      (agency === null || agency === notice.agency)
    )
      sendings.push({ channel, kind, target: channel, occasion, due_at: now })
  }
  return { slot, sendings }
}

function quietOf({ is_quiet, quiet_from, quiet_to }: Unplanned): Quiet {
  if (is_quiet === null || quiet_from === null || quiet_to === null) return usualQuiet
  return { on: is_quiet, from: quiet_from, to: quiet_to }
}

import { useMemo, useSyncExternalStore } from 'react'
import type { BodyOf } from '#platform/contract/index.ts'
import { knowCommands, type OutboxEntry, onPending, outboxEntries } from '#platform/web/outbox.ts'
import {
  answerDemand,
  type OwnDeed,
  type OwnerState,
  receive,
  report,
  stateAfter,
  tellProgress,
} from '../../contract/index.ts'

// Here, not with the other modules': a phone that never opens a directive never fetches this contract.
knowCommands([answerDemand, receive, report, tellProgress])

/** A deed that this phone has not brought to the server yet; of all demands of the paper where it names none. */
export interface WaitingDeed {
  directive: string
  demands: readonly number[] | undefined
  deed: OwnDeed
}

/** What waits about directives among the entries of the outbox, in the order in which it was done. */
export function deedsOf(entries: readonly Pick<OutboxEntry, 'name' | 'body' | 'progress'>[]): WaitingDeed[] {
  return entries.flatMap(({ name, body, progress }) => {
    if (progress.state !== 'waiting' && progress.state !== 'sending') return []
    if (name === receive.name) {
      const { directive, demands } = body as BodyOf<typeof receive>
      return { directive, demands, deed: 'receive' }
    }
    const deed = deedOf(name, body)
    if (!deed) return []
    const { directive, demand } = body as BodyOf<typeof tellProgress>
    return { directive, demands: [demand], deed }
  })
}

function deedOf(name: string, body: unknown): OwnDeed | undefined {
  if (name === tellProgress.name) return 'progress'
  if (name === report.name) return 'report'
  if (name !== answerDemand.name) return undefined
  return (body as BodyOf<typeof answerDemand>).answer === 'question' ? 'ask' : 'accept'
}

/** Deeds about one demand, as the server will meet them: a receipt signs for what is unsigned by then alone. */
export function deedsFor(
  all: readonly WaitingDeed[],
  { directive, demand, state }: { directive: string; demand: number; state: OwnerState },
): { deeds: readonly OwnDeed[]; state: OwnerState } {
  const deeds: OwnDeed[] = []
  let standing = state
  for (const one of all) {
    if (one.directive !== directive || one.demands?.includes(demand) === false) continue
    if (one.deed === 'receive' && standing !== 'issued') continue
    deeds.push(one.deed)
    standing = stateAfter(standing, one.deed)
  }
  return { deeds, state: standing }
}

/** What waits on this phone about directives. */
export function useWaitingDeeds(): readonly WaitingDeed[] {
  const entries = useSyncExternalStore(onPending, outboxEntries)
  return useMemo(() => deedsOf(entries), [entries])
}

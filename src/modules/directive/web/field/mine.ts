import { useKept, useNow } from '#platform/web/field/kept.ts'
import { myDemands } from '../../contract/index.ts'
import { useAhead } from './ahead.ts'
import { useWaitingDeeds } from './deeds.ts'
import { ownDemands } from './order.ts'

/** Demands of the own agency that are not settled, late ones first; kept on the phone, with their papers. */
export function useMine() {
  const answer = useKept('directive.mine', myDemands, { asked: 'yes' })
  const now = useNow()
  const waiting = useWaitingDeeds()
  useAhead(answer.query.data?.items)
  return { answer, items: answer.data && ownDemands(answer.data.items, waiting, now) }
}

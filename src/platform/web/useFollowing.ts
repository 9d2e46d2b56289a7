import { useCallback, useRef } from 'react'
import type { BodyOf, CommandDefinition } from '#platform/contract/index.ts'
import { type Enqueued, enqueue } from './outbox.ts'

type Follow = <D extends CommandDefinition>(definition: D, body: BodyOf<D>, id: string) => void

/**
 * Commands that go right behind the one of a form, under ids that the form chose once, so that all of it is kept in one go.
 * When the form is corrected and sent again, what was accepted stays as it is and what was refused goes with the new words.
 */
export function useFollowing(): Follow {
  const sent = useRef(new Map<string, Pick<Enqueued<unknown>, 'settled'>>())
  return useCallback((definition, body, id) => {
    const go = () => void sent.current.set(id, enqueue(definition, body, { id }))
    const before = sent.current.get(id)
    if (before) void before.settled.then(({ state }) => (state === 'accepted' ? undefined : go()))
    else go()
  }, [])
}

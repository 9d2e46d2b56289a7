import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import type { BodyOf, CommandDefinition } from '#platform/contract/index.ts'
import { forget, type OutboxEntry, outboxEntries } from '#platform/web/outbox.ts'

/**
 * What the server did not take and is being put right on this page (`?of=<entry>`): what was written stands in the form, keeps the time
 * at which it happened, and goes when the form has been sent.
 */
export function useRefusedEntry<D extends CommandDefinition>(definition: D) {
  const of = useSearchParams()[0].get('of')
  const found = useRef<OutboxEntry>(undefined)
  found.current ??= outboxEntries().find(
    ({ id, name, progress }) =>
      id === of && name === definition.name && (progress.state === 'refused' || progress.state === 'conflict'),
  )
  const entry = found.current
  return {
    body: entry?.body as BodyOf<D> | undefined,
    options: entry ? { occurredAt: new Date(entry.occurredAt) } : {},
    drop: () => {
      if (entry) forget(entry.id)
    },
  }
}

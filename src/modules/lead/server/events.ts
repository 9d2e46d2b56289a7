import { uuidv7 } from 'uuidv7'
import type { Occasion } from '#modules/notice/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { insertEvents, insertEventsOf } from './queries.ts'
import { seal } from './secrets.ts'

/** What is kept of a deed. */
export interface Deed {
  what: string
  agency: string | null
  to?: string | null | undefined
  said?: string | undefined
}

/** Keeps a deed on each lead's line; for owners with the rows as they were, since a lead may be another agency's by now. */
export async function record(
  work: Work,
  leads: readonly string[] | readonly { id: string; path: string; retain_until: Date }[],
  { what, agency, to = null, said }: Deed,
): Promise<void> {
  if (leads.length === 0) return
  const rows = leads.map((one) => {
    const id = uuidv7()
    const words = said ? seal(work, `lead.event:${id}`, said).toString('base64') : null
    return typeof one === 'string'
      ? { id, lead: one, said: words }
      : { id, lead: one.id, said: words, path: one.path, until: one.retain_until }
  })
  const text = typeof leads[0] === 'string' ? insertEvents : insertEventsOf
  await work.db.query(text, [work.county, JSON.stringify(rows), what, agency, to, work.account, work.receivedAt])
}

/** The agency that leads were given to is told how many. */
export function given([first, ...others]: readonly string[], agency: string, command: string): Occasion[] {
  if (!first) return []
  const to = [{ agency, permission: 'lead.receive' }]
  return [{ kind: 'lead_given', record: first, key: `${command}:${agency}`, to, count: others.length + 1 }]
}

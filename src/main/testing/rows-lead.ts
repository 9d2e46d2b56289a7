import { randomBytes } from 'node:crypto'
import { newId } from './county.ts'
import type { Row } from './row.ts'

/** What a lead is, where a test wants it another way. */
export interface LeadWish {
  id?: string
  agency?: string
  desk?: string
  state?: 'new' | 'assigned' | 'answered'
}

/** A list with a lead, a reject, an event and a match, below a path. */
export function leadRows(
  { county, path, emergency }: { county: number; path: string; emergency: string },
  { id = newId(), desk = newId(), agency = desk, state = 'new' }: LeadWish = {},
): Row[] {
  const now = new Date().toISOString()
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const about = { county, path, retain_until: until }
  const bytes = '\\x00'
  const answered = state === 'answered' ? { outcome: 'found', answered_at: now, last_agency: agency } : {}
  return [
    {
      table: 'lead.list',
      values: {
        ...{
          ...about,
          id,
          emergency,
          year: 2020,
          no: 1 + randomBytes(3).readUIntBE(0, 3),
          sender: '市',
          title: '名单',
        },
        ...{
          urgency: 'normal',
          file_name: 'a.csv',
          agency: desk,
          received_by: newId(),
          received_at: now,
          due_at: until,
        },
      },
    },
    { table: 'lead.reject', values: { ...about, list: id, row_no: 2, why: 'nobody_named', body: bytes } },
    {
      table: 'lead.lead',
      values: {
        ...{ ...about, id, list: id, row_no: 1, emergency, state, agency: state === 'assigned' ? agency : desk, desk },
        ...{ body: bytes, due_at: until, ...(state === 'assigned' ? { assigned_at: now } : {}), ...answered },
      },
    },
    {
      table: 'lead.event',
      values: { ...about, id: newId(), lead: id, what: 'imported', agency: desk, actor: newId(), at: now },
    },
    { table: 'lead.match', values: { ...about, lead: id, kind: 'resident', other: id, by: 'number' } },
  ]
}

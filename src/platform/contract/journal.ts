import { defineQuery } from './command.ts'
import { Closed, Page, paging, Type, Uuid } from './types.ts'

/** The journal for the auditor: who did what when, never the body. */
export const listJournal = defineQuery({
  name: 'journal.list',
  path: '/api/journal/entries',
  params: Closed({ name: Type.Optional(Type.String({ pattern: '^[a-z]+\\.[a-zA-Z]+$', maxLength: 60 })), ...paging }),
  response: Page(
    Closed({
      id: Uuid,
      name: Type.String(),
      actor: Uuid,
      /** Empty when the actor is no account: the founding of the county. */
      actorName: Type.String(),
      actorAgency: Type.String(),
      occurredAt: Type.String(),
      receivedAt: Type.String(),
      device: Type.Union([Type.String(), Type.Null()]),
      line: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
  roles: ['auditor'],
  classes: ['journal.read'],
})

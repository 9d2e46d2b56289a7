import { type Occasion, raise } from '#modules/notice/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { DirectiveRow } from './queries.ts'

/** Who hears what of a directive: its owners of what comes to them, the issuer of what comes back. */

/** Kinds of notices that wait for an owner. */
export const ownerKinds = [
  'directive_issued',
  'directive_chased',
  'directive_returned',
  'directive_replied',
  'directive_late',
] as const

/** For whoever answers for an agency. */
export function forOwner(kind: (typeof ownerKinds)[number], directive: string, agency: string, key: string): Occasion {
  return { kind, record: directive, key: `${key}:${agency}`, to: [{ agency, permission: 'directive.receive' }] }
}

/** For the issuer: an agency asks, or reports. */
export async function tellIssuer(
  work: Work,
  kind: 'directive_asked' | 'directive_reported',
  { id, issued_by }: DirectiveRow,
  key: string,
): Promise<void> {
  await raise(work, { kind, record: id, key, to: [{ accounts: [issued_by] }] })
}

import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { directiveProblems, leads, type NamedProof, type OwnerState } from '../contract/index.ts'
import { type DirectiveRow, findDirective, insertEvents, moveOwners, type OwnerRow } from './queries.ts'

/** One line of what was said and done. */
export interface Line {
  what: string
  said?: string | undefined
  ord?: number
  agency?: string
  path: string
  /** Who is in charge from then, or in whose place somebody else answered. */
  person?: string | null
  /** Who was in charge until then. */
  before?: string | null
}

/** A directive that is in force. Throws platform.not_found out of the reader's reach, directive.withdrawn. */
export async function inForce(work: Work, id: string): Promise<DirectiveRow> {
  const directive = await findDirective(work.db, work.county, id)
  if (!directive) throw new Problem(problems.not_found)
  if (directive.withdrawn_at) throw new Problem(directiveProblems.withdrawn)
  return directive
}

/** Rows of a statement that locks them, all of them fit for a deed. Throws platform.not_found, directive.wrong_state. */
export async function rowsFor(
  work: Work,
  text: string,
  values: readonly unknown[],
  deed: keyof typeof leads,
): Promise<OwnerRow[]> {
  const rows = await work.db.query<OwnerRow>(text, [work.county, ...values])
  if (rows.length === 0) throw new Problem(problems.not_found)
  const from: readonly OwnerState[] = leads[deed]
  if (rows.some(({ state }) => !from.includes(state))) throw new Problem(directiveProblems.wrong_state)
  return rows
}

/** What goes with a deed: whether it signs for the demand, answers it, reports, sets a deadline, reminds. */
export type More = Readonly<
  Partial<{
    receives: true
    answers: true
    chases: true
    report: string
    count: number
    of: number
    proof: NamedProof
    dueAt: string
  }>
>

/** Brings rows on, and writes down who said what. `state` null leaves it. */
export async function move(
  work: Work,
  command: string,
  directive: string,
  rows: readonly OwnerRow[],
  state: OwnerState | null,
  { what, said }: { what: string; said?: string | undefined },
  more: More = {},
): Promise<void> {
  const keys = JSON.stringify(rows.map(({ ord, agency }) => ({ ord, agency })))
  await work.db.query(moveOwners, [...[work.county, directive, keys, state, work.receivedAt], JSON.stringify(more)])
  // Whoever answers for the agency may stand in for whoever is in charge, and it is said for whom.
  const stoodInFor = (person: string | null) => (more.receives && person !== work.account ? person : null)
  const lines = rows.map(({ ord, agency, path, person }) => ({
    ord,
    agency,
    path,
    what,
    said,
    person: stoodInFor(person),
  }))
  await write(work, command, directive, lines)
}

/** Writes lines of what was said and done; `from` numbers them on where one command writes to several directives. */
export async function write(
  work: Work,
  command: string,
  directive: string,
  lines: readonly Line[],
  from = 0,
): Promise<void> {
  const rows = JSON.stringify(lines.map((line, nth) => ({ ...line, nth: from + nth })))
  await work.db.query(insertEvents, [work.county, command, directive, work.account, work.receivedAt, rows])
}

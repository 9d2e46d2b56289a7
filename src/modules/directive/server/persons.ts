import { raise } from '#modules/notice/server/index.ts'
import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer, handleEach } from '#platform/server/commands/module.ts'
import { directiveProblems, entrust, entrustOwn, type issue, listOwnPeople, listPeople } from '../contract/index.ts'
import { inForce, rowsFor, write } from './move.ts'
import { findAgencies, ledOwners, type OwnerRow, ownOwners } from './queries.ts'
import { answerersOf, ownAnswerersOf, type PersonRow, setPerson } from './queries-person.ts'

/** Who is in charge of a demand within an agency: named by the issuer or by the agency itself. */

function refuse(path: string, definition = directiveProblems.not_answering): never {
  throw new Problem(problems.invalid, undefined, [{ path, definition }])
}

/**
 * Whom a new paper puts in charge, for each demand by agency. Throws at the field where somebody may not answer for that agency, and
 * where the agency owns the demand not, or twice.
 */
export async function findPersons(
  work: Work,
  demands: BodyOf<typeof issue>['demands'],
): Promise<ReadonlyMap<string, string>[]> {
  const all = demands.flatMap(({ persons = [] }) => persons)
  const found = await answerersOf(
    ...([work.db, work.county, all.map(({ agency }) => agency), all.map(({ person }) => person)] as const),
  )
  const able = new Set(found.map(({ agency, account }) => `${agency} ${account}`))
  return demands.map(({ owners, persons = [] }, index) => {
    const named = new Map<string, string>()
    for (const [nth, { agency, person }] of persons.entries()) {
      const at = `/body/demands/${index}/persons/${nth}`
      if (!owners.includes(agency) || named.has(agency)) refuse(`${at}/agency`, problems.field_choice)
      if (!able.has(`${agency} ${person}`)) refuse(`${at}/person`)
      named.set(agency, person)
    }
    return named
  })
}

/** Puts somebody of the agency in charge, or nobody; who was so before is written down. The same again changes nothing. */
async function putInCharge(
  work: Work,
  command: string,
  directive: string,
  row: OwnerRow,
  person: string | null,
): Promise<void> {
  if (person) {
    const [found] = await answerersOf(work.db, work.county, [row.agency], [person])
    if (!found) refuse('/body/person')
  }
  if (person === row.named) return
  const { ord, agency, path, named: before } = row
  await work.db.query(setPerson, [work.county, directive, ord, agency, person])
  const what = person ? 'entrusted' : 'unentrusted'
  await write(work, command, directive, [{ ord, agency, path, what, person, before }])
  if (person)
    await raise(work, {
      ...{ kind: 'directive_entrusted', record: directive, key: `${command}:${person}` },
      to: [{ accounts: [person] }],
    })
  // Whoever gives it away knows.
  if (before && before !== work.account)
    await raise(work, {
      ...{ kind: 'directive_relieved', record: directive, key: `${command}:${before}` },
      to: [{ accounts: [before] }],
    })
}

/** Handlers of both sides: the issuer names somebody of any agency in reach, the agency one of its own. */
export const personHandlers = [
  handleEach(entrust, async (work, { id, body }) => {
    await inForce(work, body.directive)
    const [row] = await rowsFor(work, ledOwners, [body.directive, body.demand, body.agency], 'entrust')
    if (row) await putInCharge(work, id, body.directive, row, body.person)
    return { entrusted: body.person !== null }
  }),
  handleEach(entrustOwn, async (work, { id, body }) => {
    await inForce(work, body.directive)
    const [row] = await rowsFor(work, ownOwners, [body.directive, body.demand], 'entrust')
    if (row) await putInCharge(work, id, body.directive, row, body.person)
    return { entrusted: body.person !== null }
  }),
]

const shown = (people: readonly PersonRow[]) => ({
  items: people.map(({ account, name, roles }) => ({ id: account, name, roles })),
})

/** Who can be put in charge. */
export const personAnswers = [
  answer(listPeople, async (work, { agency }) => {
    const [found] = await findAgencies(work.db, work.county, [agency])
    const isIn = work.paths.some((own) => found && (found.path === own || found.path.startsWith(`${own}.`)))
    if (!isIn) throw new Problem(problems.not_found)
    return shown(await answerersOf(work.db, work.county, [agency]))
  }),
  answer(listOwnPeople, async (work) => shown(await ownAnswerersOf(work.db, work.county))),
]

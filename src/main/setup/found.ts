import { uuidv7 } from 'uuidv7'
import { addAccounts, addAgencies, hashPassword } from '#modules/agency/server/index.ts'
import { type County, createCountyTree, readCounty, UnknownDivisionError } from '#modules/place/server/index.ts'
import { Closed, defineCommand, Problem, problems, type Role, Type } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleAll } from '#platform/server/commands/module.ts'
import { runCommands } from '#platform/server/commands/run.ts'
import type { Services } from '#platform/server/services.ts'
import { setupAccess } from './access.ts'
import { type FirstAgency, firstAgencies } from './agencies.ts'
import { setupProblems } from './problems.ts'
import { divisionIds, insertCounty } from './queries.ts'

/** An account of the founding, with the password as its holder will type it. */
export interface FirstAccount {
  username: string
  displayName: string
  password: string
  /** Which of the first agencies it belongs to; the commission when absent. */
  agency?: (agency: FirstAgency) => boolean
  /** Roles, each at the official code of a division. */
  roles: readonly { role: Role; code: string }[]
  /** Made by a generator, not a person. */
  generated?: boolean
}

/** What was founded. */
export interface Founded {
  county: County
  /** Id of the county's own area. */
  area: string
  agencies: readonly FirstAgency[]
  /** Ids of the divisions by official code. */
  ids: ReadonlyMap<string, string>
  /** Ids of the accounts by user name. */
  accounts: ReadonlyMap<string, string>
}

/** The founding as a journal entry. Known to foundCounty alone: POST /api/commands does not carry it. */
const found = defineCommand({
  name: 'app.found',
  body: Closed({ county: Type.String(), usernames: Type.Array(Type.String()) }),
  result: Closed({}),
  offline: false,
  roles: [],
  classes: setupAccess.find(({ permission }) => permission === 'app.found')?.classes ?? [],
})

/**
 * Founds the one county of an empty installation: its key, the county, its divisions from the official codes, the bodies that
 * every county has, and the first accounts - all in one transaction with its journal entry, in the context that
 * app.enter_founding opens only while there is no county. `also` writes what else belongs to it, in the same transaction.
 */
export async function foundCounty(
  services: Services,
  wish: {
    /** Official code, six digits. */
    county: string
    accounts: readonly FirstAccount[]
    also?: (work: Work, founded: Founded) => Promise<void>
  },
): Promise<Founded> {
  const divisions = await readCounty(wish.county).catch((error: unknown) => {
    throw error instanceof UnknownDivisionError ? new Problem(setupProblems.county_unknown) : error
  })
  const code = Number(wish.county)
  // The keys stand before anything is written under them; one that is left over from a founding that failed is used by the next.
  services.vault.createKey('journal')
  services.vault.createKey(`county-${code}`)
  const accounts: (FirstAccount & { id: string; hash: string })[] = []
  for (const account of wish.accounts) {
    accounts.push({ ...account, id: uuidv7(), hash: await hashPassword(account.password) })
  }
  let founded: Founded | undefined
  const handled = handleAll(found, async (work, items) => {
    await insertCounty(work.db, code, divisions.county.name, work.receivedAt)
    const tree = await createCountyTree(work, divisions)
    const ids = await divisionIds(work.db, code)
    const agencies = firstAgencies(divisions)
    await addAgencies(
      work,
      agencies.map((agency) => ({ ...agency, place: idOf(ids, agency.code) })),
    )
    await addAccounts(
      work,
      accounts.map(({ id, username, displayName, hash, agency, roles, generated = false }) => ({
        id,
        username,
        displayName,
        agency: (agencies.find(agency ?? (({ kind }) => kind === 'commission')) as FirstAgency).id,
        password: hash,
        mustChange: false,
        generated,
        roles: roles.map((held) => ({ role: held.role, place: idOf(ids, held.code) })),
      })),
    )
    founded = {
      county: divisions,
      area: tree.county,
      agencies,
      ids,
      accounts: new Map(accounts.map(({ username, id }) => [username, id])),
    }
    await wish.also?.(work, founded)
    return items.map(() => ({ result: {} }))
  })
  const only = { ...services, commands: new Map([[found.name, handled]]) }
  const command = {
    id: uuidv7(),
    name: found.name,
    body: { county: wish.county, usernames: accounts.map(({ username }) => username) },
    occurredAt: new Date().toISOString(),
  }
  const [result] = await runCommands(only, { founding: code }, [command], 'zh-Hans')
  // Not found is how app.enter_founding says that a county stands already.
  if (result?.problem?.definition === problems.not_found && !founded) throw new Problem(setupProblems.closed)
  if (result?.problem) throw result.problem
  if (result?.status !== 'accepted' || !founded) throw new Error('the founding was not accepted')
  return founded
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`no division has the code ${code}`)
  return id
}

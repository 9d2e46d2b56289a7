import { uuidv7 } from 'uuidv7'
import type { Role } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { AgencyKind } from '../contract/index.ts'
import { lowestAbove } from './belonging.ts'
import { personKey } from './person.ts'
import { insertAccount } from './queries-account.ts'
import { holdOpenAgency, insertAgency } from './queries-agency.ts'
import { findPlace, insertRole } from './queries-role.ts'

/** An agency of a county that is being founded. */
export interface FoundedAgency {
  id: string
  kind: AgencyKind
  name: string
  /** Id of its place. */
  place: string
}

/** An account of a county that is being founded; `password` is a hash of hashPassword. */
export interface FoundedAccount {
  id: string
  username: string
  displayName: string
  agency: string
  password: string
  mustChange: boolean
  generated: boolean
  /** Who stands behind it, by a number of theirs; needed by who proposes or signs measures. */
  personNumber?: string
  /** What a volunteer can do; their role is `volunteer`. */
  skills?: readonly string[]
  /** Roles without an end, each at the id of a place. */
  roles: readonly { role: Role; place: string }[]
}

/** Writes agencies within the founding; a place that is not there is a mistake of the caller. */
export async function addAgencies(work: Work, agencies: readonly FoundedAgency[]): Promise<void> {
  for (const agency of agencies) {
    if (!(await insertAgency(work.db, work.county, agency))) throw new Error(`no place for the agency ${agency.id}`)
  }
}

/** Writes accounts with their roles within the founding; given by whoever founds. */
export async function addAccounts(work: Work, accounts: readonly FoundedAccount[]): Promise<void> {
  for (const { roles, personNumber, ...account } of accounts) {
    const paths = [await holdOpenAgency(work.db, work.county, account.agency)]
    for (const { place } of roles) paths.push((await findPlace(work.db, work.county, place))?.path)
    const known = paths.filter((path) => path !== undefined)
    if (known.length < paths.length) throw new Error(`no agency or place for the account ${account.id}`)
    await insertAccount(work.db, work.county, {
      ...account,
      path: lowestAbove(known),
      ...(personNumber ? { personKey: personKey(work, personNumber) } : {}),
    })
    for (const [at, { role, place }] of roles.entries()) {
      await insertRole(work.db, work.county, {
        id: uuidv7(),
        account: account.id,
        role,
        place,
        path: known[at + 1] as string,
        from: work.receivedAt,
        to: null,
        lentFrom: null,
      })
    }
  }
}

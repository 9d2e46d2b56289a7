import type { Queryable } from '#platform/server/db/tx.ts'

/** SQL of who is in charge of a demand within an agency. */

export interface PersonRow {
  agency: string
  account: string
  name: string
  roles: string[]
}

/** $1 county, $2 agencies, $3 accounts, or null for all of their people. */
const answerers = `
  select agency, account, name, roles from directive.answerers_of($1, $2::uuid[], $3::uuid[]) order by name, account`

/** Who of some agencies may answer for it now, within the reader's reach; of `accounts` alone where they are given. */
export function answerersOf(
  db: Queryable,
  county: number,
  agencies: readonly string[],
  accounts: readonly string[] | null = null,
): Promise<PersonRow[]> {
  return db.query<PersonRow>(answerers, [county, agencies, accounts])
}

/** $1 county. */
const ownAnswerers = `
  select agency, account, name, roles from directive.answerers_of($1, array[(select app.this_agency())], null) order by name, account`

/** Who may answer for the reader's own agency now. */
export function ownAnswerersOf(db: Queryable, county: number): Promise<PersonRow[]> {
  return db.query<PersonRow>(ownAnswerers, [county])
}

/** Joins `p`, who is in charge of row `o` and may still answer, to a statement over the rows `x` of a condition; $1 is the county. */
export const inCharge = (condition: string): string => {
  const some = (column: string) =>
    `array(select distinct x.${column} from directive.owner x where x.county = $1 and x.person is not null and ${condition})`
  return `left join directive.answerers_of($1, ${some('agency')}, ${some('person')}) p on p.agency = o.agency and p.account = o.person`
}

/** $1 county, $2 directive, $3 demand, $4 agency, $5 account or null. */
export const setPerson = `
  update directive.owner set person = $5 where county = $1 and directive = $2 and ord = $3 and agency = $4`

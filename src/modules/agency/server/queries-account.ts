import type { Queryable } from '#platform/server/db/tx.ts'

/** An account as administrators see it. */
export interface AccountRow {
  id: string
  username: string
  display_name: string
  agency: string
  agency_name: string
  disabled: boolean
  totp: boolean
  generated: boolean
  person_known: boolean
  version: number
}

const columns = `a.id, a.username, a.display_name, a.agency, coalesce(g.name, '') as agency_name, a.disabled_at is not null as disabled,
  a.totp is not null as totp, a.generated, a.person_known, a.version`

/** What a list of accounts is narrowed by; `like` is a pattern with its own characters escaped. */
export interface AccountFilter {
  like: string | null
  agency: string | null
  role: string | null
  after: string | null
}

/** Accounts within reach, by user name. */
export const listAccounts = (db: Queryable, county: number, filter: AccountFilter, at: Date, limit: number) =>
  db.query<AccountRow>(
    `select ${columns} from agency.account a left join agency.agency g on g.county = $1 and g.id = a.agency
      where a.county = $1 and a.path <@ (select app.scope('account.read'))
        and ($2::text is null or a.username like $2 or a.display_name ilike $2)
        and ($3::uuid is null or a.agency = $3)
        and ($4::text is null or exists (select from app.role_held h where h.county = $1 and h.account = a.id and h.role = $4
              and h.ended_at is null and (h.valid_to is null or h.valid_to > $6)))
        and ($5::text is null or a.username > $5)
      order by a.username limit $7`,
    [county, filter.like, filter.agency, filter.role, filter.after, at, limit],
  )

/** One account within reach. */
export async function findAccount(db: Queryable, county: number, id: string): Promise<AccountRow | undefined> {
  const [row] = await db.query<AccountRow>(
    `select ${columns} from agency.account a left join agency.agency g on g.county = $1 and g.id = a.agency
      where a.county = $1 and a.id = $2 and a.path <@ (select app.scope('account.read'))`,
    [county, id],
  )
  return row
}

/** An account as commands of an administrator need it. */
export interface HeldAccount {
  username: string
  agency: string
  disabled: boolean
  person_known: boolean
  version: number
}

/** An account within the writer's reach, its row locked. */
export async function holdAccount(db: Queryable, county: number, id: string): Promise<HeldAccount | undefined> {
  const [row] = await db.query<HeldAccount>(
    `select username, agency, disabled_at is not null as disabled, person_known, version from agency.account
      where county = $1 and id = $2 and path <@ (select app.scope('account.write')) for update`,
    [county, id],
  )
  return row
}

/** A new account. */
export interface NewAccount {
  id: string
  username: string
  displayName: string
  agency: string
  path: string
  password: string
  mustChange: boolean
  generated: boolean
  personKey?: Buffer
  /** Of a volunteer. */
  skills?: readonly string[]
}

/** Writes an account. */
export const insertAccount = (db: Queryable, county: number, account: NewAccount) =>
  db.query(
    `insert into agency.account (county, id, username, display_name, agency, path, password, must_change, generated, person_key, skills, is_volunteer)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce($11::text[], '{}'), $11::text[] is not null)`,
    [
      county,
      account.id,
      account.username,
      account.displayName,
      account.agency,
      account.path,
      account.password,
      account.mustChange,
      account.generated,
      account.personKey ?? null,
      account.skills ?? null,
    ],
  )

/** Changes the name, or only says that something changed; answers the new version. */
export async function updateAccount(
  db: Queryable,
  county: number,
  id: string,
  displayName: string | null,
): Promise<number> {
  const [row] = await db.query<{ version: number }>(
    `update agency.account set display_name = coalesce($3, display_name), version = version + 1
      where county = $1 and id = $2 returning version`,
    [county, id, displayName],
  )
  return row?.version ?? 0
}

/** Says who stands behind an account; the database refuses a second time. */
export const setPerson = (db: Queryable, county: number, id: string, key: Buffer) =>
  db.query('update agency.account set person_key = $3 where county = $1 and id = $2', [county, id, key])

/** Moves an account to another agency. The database refuses one's own, and an auditor who would come into one's own agency. */
export const moveAccount = (db: Queryable, county: number, id: string, agency: string) =>
  db.query('select agency.move_account($1, $2, $3)', [county, id, agency])

/** Agency of one's own account; none while a county is being founded. */
export async function ownAgency(db: Queryable, county: number, self: string): Promise<string | undefined> {
  const [row] = await db.query<{ agency: string }>('select agency from agency.account where county = $1 and id = $2', [
    county,
    self,
  ])
  return row?.agency
}

/** Turns an account off, or on again with null; answers the new version. */
export async function setDisabled(db: Queryable, county: number, id: string, at: Date | null): Promise<number> {
  const [row] = await db.query<{ version: number }>(
    `update agency.account set disabled_at = $3, version = version + 1 where county = $1 and id = $2 returning version`,
    [county, id, at],
  )
  return row?.version ?? 0
}

/** Puts a one-time password in place and takes the second factor off. */
export const putOneTimePassword = (db: Queryable, county: number, id: string, password: string) =>
  db.query(
    `update agency.account set password = $3, must_change = true, totp = null, totp_last = null, version = version + 1
      where county = $1 and id = $2`,
    [county, id, password],
  )

/** Where an account belongs now: the paths of its agency and of every role that has not run out. */
export const belongings = (db: Queryable, county: number, id: string, at: Date) =>
  db.query<{ path: string }>(
    `select g.path::text as path from agency.account a join agency.agency g on g.county = $1 and g.id = a.agency
      where a.county = $1 and a.id = $2
     union all
     select h.path::text from app.role_held h
      where h.county = $1 and h.account = $2 and h.ended_at is null and (h.valid_to is null or h.valid_to > $3)`,
    [county, id, at],
  )

/** Sets where an account belongs. */
export const setBelonging = (db: Queryable, county: number, id: string, path: string) =>
  db.query(
    'update agency.account set path = $3::text::ltree where county = $1 and id = $2 and path <> $3::text::ltree',
    [county, id, path],
  )

/** One's own account, as one's own commands need it. */
export async function findOwn(
  db: Queryable,
  county: number,
  id: string,
): Promise<{ username: string; password: string; totp: boolean } | undefined> {
  const [row] = await db.query<{ username: string; password: string; totp: boolean }>(
    'select username, agency.own_password() as password, totp is not null as totp from agency.account where county = $1 and id = $2',
    [county, id],
  )
  return row
}

/** Sets one's own password. */
export const setPassword = (db: Queryable, county: number, id: string, password: string) =>
  db.query('update agency.account set password = $3, must_change = false where county = $1 and id = $2', [
    county,
    id,
    password,
  ])

/** Sets or takes off one's own second factor; `last` is the counter of the code it was shown with. */
export const setTotp = (db: Queryable, county: number, id: string, totp: Buffer | null, last: number | null) =>
  db.query('update agency.account set totp = $3, totp_last = $4 where county = $1 and id = $2', [
    county,
    id,
    totp,
    last,
  ])

/** Sets one's own language. */
export const setLanguage = (db: Queryable, county: number, id: string, language: string) =>
  db.query('update agency.account set language = $3 where county = $1 and id = $2', [county, id, language])

/** Names and agencies behind ids of accounts, wherever in the county. */
export const listNames = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<{ id: string; display_name: string; agency_name: string }>(
    'select id, display_name, agency_name from agency.pub_names($1, $2)',
    [county, ids],
  )

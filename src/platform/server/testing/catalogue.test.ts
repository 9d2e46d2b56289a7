import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type CatalogueRules, lintCatalogue } from './catalogue.ts'
import { catalogueRules } from './catalogue-rules.ts'

/** Things that break a rule, and the sentence that must name them. */
const mistakes: readonly (readonly [string, string])[] = [
  [
    'create table registry.list (county int not null, id uuid, primary key (county, id))',
    'row security is not enabled and forced: registry.list',
  ],
  [
    'alter table registry.resident no force row level security',
    'row security is not enabled and forced: registry.resident',
  ],
  ['alter table registry.visit disable row level security', 'row security is not enabled and forced: registry.visit'],
  [
    'create table registry.list (county int not null, id uuid, primary key (county, id)); alter table registry.list enable row level security; alter table registry.list force row level security',
    'row security without a policy: registry.list',
  ],
  [
    'create table registry.list (id uuid primary key, name text)',
    'no county and not on the list of such tables: registry.list',
  ],
  ['create table public.list (id uuid primary key)', 'table in schema public: list'],
  [
    'create table registry.list (id uuid, county int not null, primary key (county, id))',
    'county is not the first column, or may be null: registry.list',
  ],
  [
    'create table registry.list (county int not null, id uuid primary key)',
    'key that does not begin with county: registry.list list_pkey',
  ],
  ['create table registry.list (county int not null, id uuid)', 'no primary key: registry.list'],
  [
    'create unique index resident_name on registry.resident (name_index)',
    'key that does not begin with county: registry.resident resident_name',
  ],
  [
    'create table registry.list (county int not null, id uuid, agency uuid references app.session (id), primary key (county, id))',
    'foreign key that does not begin with county, or sets null or follows: registry.list list_agency_fkey',
  ],
  [
    'alter table registry.visit add constraint visit_door foreign key (county, door) references place.dwelling (county, id) on delete set null',
    'foreign key that does not begin with county, or sets null or follows: registry.visit visit_door',
  ],
  ['create sequence registry.number', 'sequence: registry.number'],
  ['alter table registry.look add column no int generated always as identity', 'identity column: registry.look.no'],
  [
    'create unlogged table registry.list (county int not null, id uuid, primary key (county, id))',
    'unlogged: registry.list',
  ],
  [
    'create trigger watch before insert on registry.visit for each row execute function suppress_redundant_updates_trigger()',
    'trigger or rule on: registry.visit',
  ],
  [
    'create policy narrow on registry.visit as restrictive for select to lianfang_staff using (county = (select app.this_county()))',
    'restrictive policy: registry.visit narrow',
  ],
  [
    'create policy wide on registry.resident for select to lianfang_staff using (exists (select from app.role_held h where h.account = (select app.this_account())))',
    'policy that reads a table: registry.resident wide',
  ],
  [
    'create policy wide on registry.resident for select to lianfang_worker using (true)',
    'policy that asks for no context: registry.resident lianfang_worker',
  ],
  [
    'create policy wide on registry.resident for select using (county > 0)',
    'policy that asks for no context: registry.resident public',
  ],
  [
    "create policy slow on registry.resident for select to lianfang_staff using (path <@ app.scope('person.read'))",
    'policy that evaluates its scope once a row: registry.resident slow',
  ],
  [
    'create view registry.pub_all as select county, id from registry.resident',
    "view that does not ask with its reader's rights: registry.pub_all",
  ],
  [
    'create view registry.all_residents with (security_invoker = true) as select county, id from registry.resident',
    'view that is not named pub_: registry.all_residents',
  ],
  [
    'create materialized view registry.pub_all as select county, id from registry.resident',
    'materialized view or foreign table: registry.pub_all',
  ],
  [
    "create function registry.peek() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as 'begin return 1; end'",
    "function with its owner's rights that is not on the list: registry.peek",
  ],
  [
    "create function registry.peek() returns int language plpgsql security definer set search_path = pg_catalog, public, pg_temp as 'begin return 1; end'",
    "function with its owner's rights that everybody may call: registry.peek",
  ],
  [
    "create function registry.peek() returns int language plpgsql as 'begin return 1; end'",
    'function without a pinned search_path: registry.peek',
  ],
  [
    "create function registry.peek() returns int language sql set search_path = pg_catalog, public, pg_temp as 'select 1'",
    'function in SQL, which a distributed engine cannot run: registry.peek',
  ],
  ['alter function app.scope(text) reset search_path', 'function without a pinned search_path: app.scope'],
  [
    'grant execute on function app.enter(bytea, text) to public',
    "function with its owner's rights that everybody may call: app.enter",
  ],
  [
    'grant execute on function app.whoami(bytea) to lianfang_public',
    "function that the public login may call with its owner's rights: app.whoami",
  ],
  [
    'grant execute on function app.begin_session(bytea, uuid, int, uuid, timestamptz, text, text, boolean) to lianfang_staff',
    'function of sign-in that another login may call: lianfang_staff app.begin_session',
  ],
  ['grant select on agency.account to lianfang_signin', 'right of the sign-in login: agency.account select'],
  ['alter role lianfang_auditor bypassrls', 'login that may too much: lianfang_auditor'],
  ['grant lianfang_migrator to lianfang_worker', 'login that takes on another role: lianfang_worker'],
  ['alter table registry.look owner to lianfang_staff', 'owned by a login: lianfang_staff look'],
  ['grant select on registry.door to public', 'right that everybody has: registry.door select'],
  [
    'grant truncate on registry.door to lianfang_staff',
    'right that no login needs: lianfang_staff registry.door truncate',
  ],
  ['grant select on place.area to lianfang_public', 'right of the public login: place.area select'],
  [
    'grant select (head_count) on registry.household to lianfang_public',
    'right of the public login: registry.household select',
  ],
  ['grant insert on registry.publication to lianfang_public', 'right of the public login: registry.publication insert'],
  ['grant create on schema registry to lianfang_staff', 'login that may create things: lianfang_staff registry'],
  [
    'grant select on app.session to lianfang_staff',
    'secret that a login may read: lianfang_staff app.session.token_hash',
  ],
]

describe("the database's catalogue", () => {
  const { adminUrl, template } = inject('cluster')
  let client: pg.Client
  const lint = (rules: CatalogueRules = catalogueRules) => lintCatalogue(client, rules, template)
  beforeAll(async () => {
    const maker = new pg.Client({ connectionString: adminUrl })
    await maker.connect()
    const name = `catalogue_${process.pid}`
    await maker.query(`create database ${name} template ${template}`)
    await maker.end()
    const url = new URL(adminUrl.replace('@/', '@socket/'))
    url.pathname = `/${name}`
    client = new pg.Client({ connectionString: url.href.replace('@socket/', '@/') })
    await client.connect()
  })
  afterAll(() => client.end())

  it('has row security, keys, views, functions and rights as they must be', async () => {
    expect(await lint()).toEqual([])
  })

  it.each(mistakes)('finds: %s', async (text, sentence) => {
    await client.query('begin')
    try {
      await client.query(text)
      expect(await lint()).toContain(sentence)
    } finally {
      await client.query('rollback')
    }
  })

  it('has no exception on its lists that is needed no more', async () => {
    const none = {
      withoutCounty: {},
      spreadOtherwise: [],
      triggers: [],
      definers: [],
      withoutContext: [],
      published: [],
      publishers: [],
    }
    const all = (await lint(none)).join('\n')
    for (const listed of Object.values(catalogueRules))
      for (const name of Array.isArray(listed) ? listed : Object.keys(listed)) expect(all).toContain(`: ${name}`)
  })
})

/** SQL of swaps, call-outs and calendars. */

export interface SwapRow {
  id: string
  shift: string
  from_account: string
  to_account: string
  for_shift: string | null
  said: string | null
  state: 'asked' | 'agreed' | 'declined' | 'withdrawn'
  asked_at: Date
}
const swapColumns = 'id, shift, from_account, to_account, for_shift, said, state, asked_at'
/** $1 county, $2 id, $3 shift, $4 path, $5 from, $6 to, $7 for, $8 said, $9 at. */
export const insertSwap = `
  insert into duty.swap (county, id, shift, path, from_account, to_account, for_shift, said, asked_at)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9)`
/** $1 county, $2 id. */
export const lockSwap = `select ${swapColumns} from duty.swap where county = $1 and id = $2 for update`
/** $1 county, $2 id, $3 state, $4 at. */
export const closeSwap = 'update duty.swap set state = $3, answered_at = $4 where county = $1 and id = $2'
/** $1 county, $2 swap, $3 at. */
export const carryOutSwap = 'select duty.carry_out_swap($1, $2, $3) as done'
/** Own ones that wait, and those of the last days. $1 county, $2 account, $3 since. */
export const ownSwaps = `
  select ${swapColumns} from duty.swap
   where county = $1 and $2 in (from_account, to_account) and (state = 'asked' or asked_at > $3) order by asked_at desc limit 30`

/** Colleagues at the post or of the own agency who stand on the roster around a time. $1 county, $2 post, $3 from, $4 to, $5 self. */
export const colleagues = `
  select distinct s.account from duty.shift s
   where s.county = $1 and s.starts_at < $4 and s.ends_at > $3 and s.removed_at is null and s.account <> $5 and s.post = $2
   limit 200`

/** $1 county, $2 id, $3 post, $4 path, $5 where, $6 what, $7 by, $8 at, $9 accounts. */
export const insertCall = `
  insert into duty.call (county, id, post, path, where_to, what, called_by, called_at, accounts)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9)`
/** $1 county, $2 call, $3 path, $4 accounts. */
export const insertCalled = `
  insert into duty.called (county, call, account, path) select $1, $2, account, $3::ltree from unnest($4::uuid[]) as account`
/** $1 county, $2 id, $3 at. */
export const endCallRow = `
  update duty.call set ended_at = $3 where county = $1 and id = $2 and ended_at is null returning id`
/** The first word stands, whether one comes may change. $1 county, $2 call, $3 account, $4 at, $5 coming. */
export const acknowledge = `
  update duty.called set acknowledged_at = coalesce(acknowledged_at, $4::timestamptz), is_coming = $5
   where county = $1 and call = $2 and account = $3 returning call`
/** Calls of the asker's place that run, and those of the last day. $1 county, $2 since. */
export const callsSince = `
  select id, post, where_to, what, called_by, called_at, ended_at from duty.call
   where county = $1 and path <@ (select app.scope('duty.read')) and (ended_at is null or called_at > $2) order by called_at desc limit 20`
/** $1 county, $2 calls. */
export const calledOf = `
  select call, account, acknowledged_at, is_coming from duty.called where county = $1 and call = any ($2) order by acknowledged_at nulls last, account`
/** $1 county, $2 account, $3 since. */
export const ownCalls = `
  select c.id, c.where_to, c.what, c.called_at, d.acknowledged_at, d.is_coming
    from duty.called d join duty.call c on c.county = d.county and c.id = d.call
   where d.county = $1 and d.account = $2 and c.ended_at is null and c.called_at > $3 order by c.called_at desc limit 10`

/** $1 county, $2 account, $3 hash, $4 at. */
export const putFeed = `
  insert into duty.feed (county, account, token_hash, made_at) values ($1, $2, $3, $4)
  on conflict (county, account) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`
/** $1 county, $2 account. */
export const deleteFeed = 'delete from duty.feed where county = $1 and account = $2'
/** $1 county, $2 account. */
export const hasFeed = 'select 1 as one from duty.feed where county = $1 and account = $2'
/** $1 county, $2 hash. */
export const calendarOf = 'select * from duty.calendar_of($1, $2)'

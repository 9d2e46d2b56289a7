import type { ChannelKind, Topic } from '../contract/index.ts'

/** SQL of the administrator's channels. */

export interface ChannelRow {
  id: string
  kind: ChannelKind
  name: string
  agency: string | null
  topics: Topic[]
  is_urgent_only: boolean
  is_inner: boolean
  sealed: Buffer
  host: string
  version: number
  made_at: Date
}
const columns = 'id, kind, name, agency, topics, is_urgent_only, is_inner, sealed, host, version, made_at'
/** $1 county. */
export const openChannels = `select ${columns} from notice.channel where county = $1 and closed_at is null order by kind, name`
/** $1 county, $2 id. */
export const lockChannel = `select ${columns} from notice.channel where county = $1 and id = $2 and closed_at is null for update`

/** $1 county, $2 id, $3 kind, $4 name, $5 agency, $6 topics, $7 urgent only, $8 inner, $9 ciphertext, $10 host, $11 who, $12 when. */
export const insertChannel = `
  insert into notice.channel (county, id, kind, name, agency, topics, is_urgent_only, is_inner, sealed, host, made_by, made_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
/** As above, $11 version; a row where that was the present one. */
export const changeChannel = `
  update notice.channel set name = $4, agency = $5, topics = $6, is_urgent_only = $7, is_inner = $8, sealed = $9, host = $10, version = version + 1
   where county = $1 and id = $2 and kind = $3 and version = $11 and closed_at is null returning version`
/** $1 county, $2 id, $3 version, $4 when. */
export const closeChannel = `
  update notice.channel set closed_at = $4, version = version + 1
   where county = $1 and id = $2 and version = $3 and closed_at is null returning id`
/** $1 county, $2 id. */
export const agencyById = 'select id from agency.pub_agency where county = $1 and id = $2'

/** $1 county, $2 id, $3 channel, $4 kind, $5 target, $6 account, $7 when. */
export const insertTest = `
  insert into notice.delivery (county, id, channel, kind, target, account, due_at) values ($1, $2, $3, $4, $5, $6, $7)`

export interface DeliveryRow {
  id: string
  channel: string
  channel_name: string
  kind: ChannelKind
  is_gathered: boolean
  is_test: boolean
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped' | 'unsure'
  tries: number
  status: number | null
  why: string | null
  due_at: Date
  made_at: Date
  done_at: Date | null
}
/** $1 county, $2 channel or null, $3 state or null, $4 instant and $5 id of the last row, $6 how many. */
export const deliveries = `
  select d.id, d.channel, c.name as channel_name, d.kind, d.slot is not null as is_gathered,
         d.slot is null and d.occasion is null as is_test, d.state, d.tries, d.status, d.why, d.due_at, d.made_at, d.done_at
    from notice.delivery d join notice.channel c on c.county = d.county and c.id = d.channel
   where d.county = $1 and ($2::uuid is null or d.channel = $2) and ($3::text is null or d.state = $3)
     and (date_trunc('milliseconds', d.made_at), d.id) < ($4::timestamptz, $5::uuid)
   order by date_trunc('milliseconds', d.made_at) desc, d.id desc limit $6`

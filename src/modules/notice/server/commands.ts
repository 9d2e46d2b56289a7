import { createHash } from 'node:crypto'
import { Problem, problems } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { acknowledge, noticeProblems, readAll, readNotices, setOwn, subscribe, unsubscribe } from '../contract/index.ts'
import { isOpenTo } from './address.ts'
import * as sql from './queries.ts'
import { endpointMac, sealed, unsealed } from './secrets.ts'

const readHandler = handleEach(readNotices, async (work, { body }) => {
  const rows = await work.db.query(sql.markRead, [work.county, work.account, body.occasions, work.receivedAt])
  return { count: rows.length }
})

const readAllHandler = handleEach(readAll, async (work, { body }) => {
  // The sender's clock may be ahead: what comes after this command was not on the screen.
  const upTo = new Date(Math.min(Date.parse(body.upTo), work.receivedAt.getTime()))
  const rows = await work.db.query(sql.markAll, [work.county, work.account, upTo, work.receivedAt])
  return { count: rows.length }
})

const acknowledgeHandler = handleEach(acknowledge, async (work, { body }) => {
  const own = [work.county, work.account, body.occasion]
  const [row] = await work.db.query<{ acknowledged_at: Date }>(sql.acknowledgeOne, [...own, work.receivedAt])
  if (row) return { acknowledgedAt: row.acknowledged_at.toISOString() }
  const found = await work.db.query(sql.isOwn, own)
  throw new Problem(found.length > 0 ? noticeProblems.not_urgent : problems.not_found)
})

const setHandler = handleEach(setOwn, async (work, { body }) => {
  const { quiet, topics, phone } = body
  if (quiet.on && quiet.from === quiet.to) throw atField('quiet/to', noticeProblems.quiet_empty)
  const number = phone ? sealed(work.vault, work.county, 'phone', work.account, { number: phone }) : null
  await work.db.query(sql.keepSetting, [
    ...[work.county, work.account, quiet.on, quiet.from, quiet.to, JSON.stringify(topics)],
    ...[number, phone !== undefined, work.receivedAt],
  ])
  return {}
})

/** The address comes from a browser and is written to by the worker: it must be one of the services that the county allows. */
const subscribeHandler = handleEach(subscribe, async (work, { id, body }) => {
  type Row = { id: string; sealed: Buffer; is_inner: boolean }
  const [channel] = await work.db.query<Row>(sql.pushChannel, [work.county])
  if (!channel) throw new Problem(noticeProblems.push_off)
  const { hosts = [] } = unsealed(work.vault, work.county, 'channel', channel.id, channel.sealed)
  if (!isOpenTo(body.endpoint, hosts, channel.is_inner)) throw new Problem(noticeProblems.push_service_unknown)
  const mac = endpointMac(work.vault, work.county, body.endpoint)
  const cipher = sealed(work.vault, work.county, 'subscription', id, body)
  await work.db.query(sql.keepSubscription, [work.county, id, work.session, mac, cipher, work.receivedAt])
  return {}
})

const unsubscribeHandler = handleEach(unsubscribe, async (work, { body }) => {
  const rows = await work.db.query(sql.dropSubscription, [work.county, work.account, body.subscription])
  if (rows.length === 0) throw new Problem(problems.not_found)
  return {}
})

/** How a browser knows its own subscription again in the list. */
export const digestOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex')

/** Handlers of what everybody does for oneself. */
export const ownHandlers = [
  readHandler,
  readAllHandler,
  acknowledgeHandler,
  setHandler,
  subscribeHandler,
  unsubscribeHandler,
]

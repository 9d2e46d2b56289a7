import { uuidv7 } from 'uuidv7'
import webPush from 'web-push'
import { type BodyOf, Problem, type ProblemDefinition, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { closeChannel, noticeProblems, setChannel, testChannel } from '../contract/index.ts'
import { isForbidden, readAddress } from './address.ts'
import { ownSetting, ownSubscriptions } from './queries.ts'
import * as sql from './queries-channel.ts'
import { type ChannelSecrets, sealed, unsealed } from './secrets.ts'

/** Push services of the browsers that people have; the administrator may name others. */
export const usualHosts = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
]

const at = (field: string, definition: ProblemDefinition) =>
  new Problem(problems.invalid, undefined, [{ path: `/body/${field}`, definition }])

const setHandler = handleEach(
  setChannel,
  async (work, { id, body }) => {
    const before = body.channel ? await held(work, body.channel) : undefined
    if (before && before.kind !== body.kind) throw at('kind', problems.field_choice)
    if (body.agency && (await work.db.query(sql.agencyById, [work.county, body.agency])).length === 0)
      throw at('agency', problems.field_choice)
    const channel = before?.id ?? id
    const old = before ? unsealed(work.vault, work.county, 'channel', before.id, before.sealed) : {}
    const secrets = body.kind === 'push' ? pushSecrets(body, old) : writtenTo(body, old)
    const shown = secrets.url ? new URL(secrets.url).host : (secrets.hosts ?? []).join(' ').slice(0, 253)
    const isRobot = body.kind === 'wecom' || body.kind === 'dingtalk'
    const values = [
      ...[work.county, channel, body.kind, body.name, (isRobot && body.agency) || null, body.topics],
      ...[isRobot && body.urgentOnly, body.inner, sealed(work.vault, work.county, 'channel', channel, secrets), shown],
    ]
    if (!before) {
      await work.db.query(sql.insertChannel, [...values, work.account, work.receivedAt])
      return { version: 1 }
    }
    const [row] = await work.db.query<{ version: number }>(sql.changeChannel, [...values, body.version ?? 0])
    if (!row) throw new Problem(problems.changed_meanwhile)
    return row
  },
  { channel_name: noticeProblems.channel_exists, channel_single: noticeProblems.channel_exists },
)

const closeHandler = handleEach(closeChannel, async (work, { body }) => {
  await held(work, body.channel)
  const rows = await work.db.query(sql.closeChannel, [work.county, body.channel, body.version, work.receivedAt])
  if (rows.length === 0) throw new Problem(problems.changed_meanwhile)
  return {}
})

/** The test goes the way of everything else, so that it shows what is so. */
const testHandler = handleEach(testChannel, async (work, { body }) => {
  const channel = await held(work, body.channel)
  const targets = await targetsOf(work, channel)
  if (targets.length === 0) throw new Problem(noticeProblems.nothing_to_test)
  for (const target of targets)
    await work.db.query(sql.insertTest, [
      ...[work.county, uuidv7(), channel.id, channel.kind, target],
      ...[channel.kind === 'push' || channel.kind === 'sms' ? work.account : null, work.receivedAt],
    ])
  return { count: targets.length }
})

/** Handlers of the administrator. */
export const channelHandlers = [setHandler, closeHandler, testHandler]

async function held(work: Work, id: string): Promise<sql.ChannelRow> {
  const [row] = await work.db.query<sql.ChannelRow>(sql.lockChannel, [work.county, id])
  if (!row) throw new Problem(problems.not_found)
  return row
}

async function targetsOf(work: Work, { id, kind }: sql.ChannelRow): Promise<string[]> {
  const own = [work.county, work.account]
  if (kind === 'push') return (await work.db.query<{ id: string }>(ownSubscriptions, own)).map((row) => row.id)
  if (kind !== 'sms') return [id]
  const [row] = await work.db.query<{ phone: Buffer | null }>(ownSetting, own)
  return row?.phone ? [work.account] : []
}

/** The keys by which push services know the county again; made when push is set up, and kept for as long as it is. */
function pushSecrets({ hosts, contact }: BodyOf<typeof setChannel>, old: ChannelSecrets): ChannelSecrets {
  const mail = contact ?? old.contact
  if (!mail) throw at('contact', noticeProblems.contact_missing)
  const keys = old.privateKey ? {} : webPush.generateVAPIDKeys()
  return { ...old, ...keys, contact: mail, hosts: hosts && hosts.length > 0 ? hosts : (old.hosts ?? usualHosts) }
}

function writtenTo({ url, secret, inner }: BodyOf<typeof setChannel>, old: ChannelSecrets): ChannelSecrets {
  const text = url || old.url
  if (!text) throw at('url', noticeProblems.address_missing)
  const address = readAddress(text, inner)
  if (!address) {
    const plain = readAddress(text, true)
    throw at('url', plain && isForbidden(plain, false) ? noticeProblems.address_inner : noticeProblems.address_wrong)
  }
  if (isForbidden(address, inner)) throw at('url', noticeProblems.address_inner)
  const kept = secret === undefined ? old.secret : secret
  return { url: address.href, ...(kept ? { secret: kept } : {}) }
}

import { createHmac } from 'node:crypto'
import webPush from 'web-push'
import type { Claimed, Outcome } from '../queries-worker.ts'
import type { ChannelSecrets, Endpoint } from '../secrets.ts'
import type { Answer, Posting } from './post.ts'
import { robotWords, smsWords } from './words.ts'

/** A sending with its ciphertexts opened. */
export interface Sending extends Claimed {
  secrets: ChannelSecrets
  endpoint?: Endpoint
  number?: string
}
/** One way out: what is posted, what the answer means, and whether the receiver knows a repetition again. */
export interface Adapter {
  isRepeatable: boolean
  posting(sending: Sending, now: number): Pick<Posting, 'url' | 'headers' | 'body'>
  judge(answer: Answer): 'sent' | 'again' | 'gone' | 'failed'
}

const json = { 'content-type': 'application/json; charset=utf-8' }
const isBusy = (status: number) => status === 429 || status >= 500

/**
 * Web push (RFC 8030, 8291, 8292): wakes the browser and says how many, nothing else. A repetition takes the place of the one before by
 * its topic, and on the screen by its tag.
 */
const push: Adapter = {
  isRepeatable: true,
  posting({ secrets, endpoint, is_urgent, count }) {
    const { publicKey = '', privateKey = '', contact = '' } = secrets
    const { endpoint: url = '', p256dh = '', auth = '' } = endpoint ?? {}
    const made = webPush.generateRequestDetails(
      { endpoint: url, keys: { p256dh, auth } },
      JSON.stringify({ n: Math.min(count, 99) }),
      {
        vapidDetails: { subject: `mailto:${contact}`, publicKey, privateKey },
        TTL: is_urgent ? 3600 : 86_400,
        urgency: is_urgent ? 'high' : 'normal',
        topic: 'notice',
        contentEncoding: 'aes128gcm',
      },
    )
    const headers = Object.fromEntries(
      Object.entries(made.headers)
        .filter(([name]) => name !== 'Content-Length')
        .map(([name, value]) => [name, String(value)]),
    )
    return { url, headers, body: made.body as Buffer }
  },
  judge({ status }) {
    if (status >= 200 && status < 300) return 'sent'
    if (status === 404 || status === 410) return 'gone'
    return isBusy(status) ? 'again' : 'failed'
  },
}

/** A gateway for short messages: JSON over HTTPS with a bearer token. The key is the gateway's to know a repetition by. */
const sms: Adapter = {
  isRepeatable: true,
  posting: (sending) => ({
    url: sending.secrets.url ?? '',
    headers: {
      ...json,
      'idempotency-key': sending.id,
      ...(sending.secrets.secret ? { authorization: `Bearer ${sending.secrets.secret}` } : {}),
    },
    body: JSON.stringify({ id: sending.id, to: sending.number, text: smsWords(sending) }),
  }),
  judge: ({ status }) => (status >= 200 && status < 300 ? 'sent' : isBusy(status) ? 'again' : 'failed'),
}

/** Answers of both robots: 200 with a code of their own. */
const judgeRobot =
  (busy: readonly number[]): Adapter['judge'] =>
  ({ status, body }) => {
    if (status < 200 || status >= 300) return isBusy(status) ? 'again' : 'failed'
    const code = codeOf(body)
    return code === 0 ? 'sent' : code !== undefined && busy.includes(code) ? 'again' : 'failed'
  }

/** A robot of a WeCom group: markdown; 45009 is its limit of twenty a minute. */
const wecom: Adapter = {
  isRepeatable: false,
  posting: (sending) => ({
    url: sending.secrets.url ?? '',
    headers: json,
    body: JSON.stringify({ msgtype: 'markdown', markdown: { content: robotWords(sending) } }),
  }),
  judge: judgeRobot([45009, -1]),
}

/** A robot of a DingTalk group: signed with its secret where it has one; 130101 and 410100 are its limits. */
const dingtalk: Adapter = {
  isRepeatable: false,
  posting(sending, now) {
    const { url: text = '', secret } = sending.secrets
    const url = new URL(text)
    if (secret) {
      url.searchParams.set('timestamp', String(now))
      url.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'))
    }
    const words = robotWords(sending)
    return { url: url.href, headers: json, body: JSON.stringify({ msgtype: 'text', text: { content: words } }) }
  },
  judge: judgeRobot([130101, 410100, -1]),
}

export const adapters = { push, sms, wecom, dingtalk } as const satisfies Record<Claimed['kind'], Adapter>

/** Tries, the first included, before a sending is given up: over an hour together. */
const mostTries = 9

/** What an answer makes of a sending: again after a pause that doubles from five seconds to ten minutes, or as long as is asked. */
export function outcomeOf(verdict: ReturnType<Adapter['judge']>, tries: number, answer: Answer): Outcome {
  const { status, retryAfter = 0 } = answer
  if (verdict === 'sent') return { state: 'sent', status }
  if (verdict === 'gone') return { state: 'failed', status, why: 'gone' }
  if (verdict === 'failed') return { state: 'failed', status, why: 'rejected' }
  return retry(tries, 'busy', Math.min(retryAfter, 3600), status)
}

/** Again later, or never where it was tried often enough. */
export function retry(tries: number, why: string, atLeast = 0, status?: number): Outcome {
  const known = { why, ...(status === undefined ? {} : { status }) }
  if (tries >= mostTries) return { state: 'failed', ...known }
  return { state: 'waiting', wait: Math.max(atLeast, Math.min(600, 5 * 2 ** (tries - 1))), ...known }
}

function codeOf(body: string): number | undefined {
  try {
    const { errcode } = JSON.parse(body) as { errcode?: unknown }
    return typeof errcode === 'number' ? errcode : undefined
  } catch {
    return undefined
  }
}

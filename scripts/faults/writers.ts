import { uuidv7 } from 'uuidv7'
import { pause } from '#platform/server/postgres/process.ts'

/** A command that was sent, and what came back for it in the end. */
export interface Sent {
  id: string
  door: string
  outcome: string
  status?: string
}

/** What one request met while something was broken. */
export interface Met {
  ms: number
  /** HTTP status; 0 when the connection broke or was refused. */
  status: number
  isProblem: boolean
  retryAfter: string | null
}

/** Grid workers who register, send again what got no answer, and note every acknowledgement. */
export interface Writers {
  /** All commands that were ever sent, by id. */
  sent: ReadonlyMap<string, Sent>
  /** Every request so far. */
  met: readonly Met[]
  /** Ends when nothing waits for an acknowledgement; false when that takes too long. */
  finish(): Promise<boolean>
}

const outcomes = ['registered', 'registered', 'registered', 'nobody_home', 'nobody_home', 'refused', 'vacant'] as const
/** A request that takes longer than this counts as hanging. */
const patienceMs = 20_000

/** Starts one writer a cookie; `doors` are those in each one's reach. */
export function startWriters(desk: string, cookies: readonly string[], doors: readonly string[][]): Writers {
  const sent = new Map<string, Sent>()
  const met: Met[] = []
  let isEnding = false
  let isGivenUp = false

  const post = async (cookie: string, body: string): Promise<{ id: string; status: string }[] | undefined> => {
    const begun = performance.now()
    const note = (status: number, headers?: Headers) =>
      met.push({
        ms: performance.now() - begun,
        status,
        isProblem: headers?.get('content-type')?.startsWith('application/problem+json') ?? false,
        retryAfter: headers?.get('retry-after') ?? null,
      })
    try {
      const headers = { cookie, 'content-type': 'application/json' }
      const signal = AbortSignal.timeout(patienceMs)
      const answer = await fetch(`${desk}api/commands`, { method: 'POST', headers, body, signal })
      const given = (await answer.json()) as { results?: { id: string; status: string }[] }
      note(answer.status, answer.headers)
      return given.results
    } catch {
      note(0)
      return undefined
    }
  }

  const write = async (cookie: string, own: readonly string[]) => {
    while (!isEnding) {
      const commands = Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => visit(pick(own)))
      for (const { id, body } of commands) sent.set(id, { id, door: body.door, outcome: body.outcome })
      const body = JSON.stringify({ commands })
      // The same bytes until somebody acknowledges them: what a phone's outbox does.
      for (let results = await post(cookie, body); !isGivenUp; results = await post(cookie, body)) {
        for (const { id, status } of results ?? []) (sent.get(id) as Sent).status = status
        if (results) break
        await pause(100 + Math.random() * 200)
      }
    }
  }
  const done = Promise.all(cookies.map((cookie, index) => write(cookie, doors[index] ?? [])))
  return {
    sent,
    met,
    async finish() {
      isEnding = true
      const end = setTimeout(() => {
        isGivenUp = true
      }, patienceMs)
      await done
      clearTimeout(end)
      return !isGivenUp
    },
  }
}

function visit(door: string) {
  const outcome = pick(outcomes)
  const household = { id: uuidv7(), headCount: 1 + Math.floor(Math.random() * 5), contactName: '演练', generated: true }
  return {
    id: uuidv7(),
    name: 'registry.recordVisit',
    body: { door, outcome, ...(outcome === 'registered' && { household }) },
    occurredAt: new Date().toISOString(),
    device: 'faults',
  }
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(Math.random() * list.length)] as T
}

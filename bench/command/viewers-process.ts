/** The viewers: a process of its own that keeps several hundred live screens open, as a browser would, and notes what they show. */
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { boardCalmFor } from '#platform/web/liveTiming.ts'
import { paced } from '#platform/web/paced.ts'
import { commandBoard } from '../../src/modules/report/contract/index.ts'
import { openClient } from '../lib/http-client.ts'
import type { Change, Seen } from './viewers.ts'

/** What each viewer showed: open incidents, and when the answer had come. */
const shown: Change[][] = []
let asked = 0
let turnedAway = 0

process.on('message', (message: { port: number; cookies: string[] } | { changes: Change[] }) => {
  if ('changes' in message) {
    process.send?.({ seen: compare(message.changes) })
    return
  }
  Promise.all(message.cookies.map((cookie, at) => view(message.port, cookie, at))).then(
    () => process.send?.({ open: true }),
    (error: Error) => process.send?.({ failed: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))

/** One screen: hears of changes by the stream, and asks for the board in the pace of the desk. */
async function view(port: number, cookie: string, at: number): Promise<void> {
  const client = openClient(port, cookie)
  const seen: Change[] = []
  shown[at] = seen
  const ask = async () => {
    for (;;) {
      const { status, body } = await client.ask('GET', commandBoard.path)
      if (status === 200) {
        asked++
        const { incidents } = JSON.parse(body.toString()) as { incidents: { live: number } }
        seen.push({ live: incidents.live, at: Date.now() })
        return
      }
      if (status !== 503) throw new Error(`a viewer got ${status}: ${body.toString('utf8', 0, 200)}`)
      // "Not now": the desk asks again too.
      turnedAway++
      await sleep(1000)
    }
  }
  const pace = paced(boardCalmFor, () => ask().catch(fail))
  await listen(port, cookie, (modules) =>
    pace.changed(modules.filter((module) => commandBoard.follows?.includes(module))),
  )
  await ask()
}

const fail = (error: Error) => process.send?.({ failed: error.message })

/** Opens the stream; resolves when it has begun. */
function listen(port: number, cookie: string, changed: (modules: readonly string[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/api/live', headers: { cookie }, agent: false },
      (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`no stream: ${answer.statusCode}`))
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (piece: string) => {
          text += piece
          const events = text.split('\n\n')
          text = events.pop() ?? ''
          for (const event of events) {
            const data = /^event: changed\ndata: (.*)$/s.exec(event)?.[1]
            if (data) changed((JSON.parse(data) as { modules: string[] }).modules)
          }
        })
        resolve()
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

/** A change is seen with the first board that counts it. */
function compare(changes: readonly Change[]): Seen {
  const delays: number[] = []
  let missed = 0
  for (const seen of shown)
    for (const { live, at } of changes) {
      const first = seen.find((one) => one.live >= live)
      if (first) delays.push(Math.max(0, first.at - at))
      else missed++
    }
  return { delays, missed, asked, turnedAway }
}

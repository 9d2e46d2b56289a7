/** The phones of the bench: a process of its own that plays them all and says what they saw. */
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import { type Answer, openClient } from '../lib/http-client.ts'
import { batch, jitterMs, lost, type PhonePlan, type PhonesReport } from './plan.ts'

process.on('message', (message: { port: number; phones: PhonePlan[] }) => {
  play(message.port, message.phones).then(
    (report) => process.send?.({ report }),
    (error: Error) => process.send?.({ failed: error.stack ?? error.message }),
  )
})
process.on('disconnect', () => process.exit(0))

async function play(port: number, phones: readonly PhonePlan[]): Promise<PhonesReport> {
  const report: PhonesReport = {
    seconds: 0,
    accepted: 0,
    repeated: 0,
    other: 0,
    requests: 0,
    latencies: [],
    turnedAway: 0,
    firstRefusal: '',
    ids: [],
  }
  // Written before the clock starts: a phone's outbox holds its commands as they are sent.
  const outboxes = phones.map(({ doors }) => {
    const bodies: string[] = []
    for (let at = 0; at < doors.length; at += batch) bodies.push(bodyOf(doors.slice(at, at + batch), at, report.ids))
    return bodies
  })
  const begun = performance.now()
  await Promise.all(phones.map((phone, index) => drain(port, phone.cookie, outboxes[index] as string[], report)))
  report.seconds = (performance.now() - begun) / 1000
  return report
}

async function drain(port: number, cookie: string, bodies: readonly string[], report: PhonesReport): Promise<void> {
  await sleep(Math.random() * jitterMs)
  const client = await openClient(port, cookie)
  for (const body of bodies) {
    for (let sent = false, tries = 0; !sent; tries++) {
      const at = performance.now()
      const answer = await client.ask('POST', '/api/commands', body)
      report.latencies.push(performance.now() - at)
      report.requests++
      if (answer.status === 200) {
        count(answer, report)
        // The answer never came: the phone knows nothing of it and sends the same again.
        sent = Math.random() >= lost
      } else {
        report.turnedAway++
        if (report.firstRefusal === '') report.firstRefusal = `${answer.status} ${answer.body.toString('utf8', 0, 300)}`
        await sleep((0.5 + Math.random()) * 1000 * 2 ** Math.min(tries, 4))
      }
    }
  }
  client.close()
}

function count({ body }: Answer, report: PhonesReport): void {
  const { results } = JSON.parse(body.toString('utf8')) as { results: { status: string; problem?: { code: string } }[] }
  for (const { status, problem } of results) {
    if (status === 'accepted') report.accepted++
    else if (status === 'repeated') report.repeated++
    else {
      report.other++
      if (report.firstRefusal === '') report.firstRefusal = `${status} ${problem?.code}`
    }
  }
}

/** A day in the valley: most doors are registered, at some nobody is home, a few refuse. */
function bodyOf(doors: readonly string[], from: number, ids: string[]): string {
  const commands = doors.map((door, index) => {
    const id = uuidv7()
    ids.push(id)
    const at = new Date(Date.now() - (doors.length - index) * 60_000).toISOString()
    const kind = (from + index) % 10
    const found =
      kind < 7
        ? `"registered","household":{"id":"${uuidv7()}","headCount":3,"contactName":"测试户主","contactPhone":"000-5550-1234","generated":true}`
        : kind < 9
          ? '"nobody_home"'
          : '"refused"'
    return `{"id":"${id}","name":"registry.recordVisit","body":{"door":"${door}","outcome":${found}},"occurredAt":"${at}","device":"bench-phone"}`
  })
  return `{"commands":[${commands.join(',')}]}`
}

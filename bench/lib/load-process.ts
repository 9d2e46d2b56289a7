/** The load generator: a process of its own that plays several clients at once and says what they saw. */
import { performance } from 'node:perf_hooks'
import { uuidv7 } from 'uuidv7'
import { type HttpClient, openClient } from './http-client.ts'
import type { LoadPlan, LoadReport } from './load.ts'

/** Doors not yet used, by the name of their stock and by client. */
const stocks = new Map<string, string[][]>()

process.on('message', (message: { stock: string; doors: string[][] } | { plan: LoadPlan }) => {
  if ('stock' in message) {
    stocks.set(message.stock, message.doors)
    process.send?.({ stocked: message.stock })
    return
  }
  run(message.plan).then(
    (report) => process.send?.({ report }),
    (error: Error) => process.send?.({ failed: error.message }),
  )
})
process.on('disconnect', () => process.exit(0))

async function run(plan: LoadPlan): Promise<LoadReport> {
  const clients = plan.cookies.map((cookie) => openClient(plan.port, cookie))
  const report: LoadReport = { requests: 0, records: 0, seconds: 0, latencies: [], refused: 0, firstRefusal: '' }
  const begun = performance.now()
  const end = begun + plan.seconds * 1000
  await Promise.all(clients.map((client, index) => (plan.what === 'get' ? ask(client) : write(client, index))))
  report.seconds = (performance.now() - begun) / 1000
  for (const client of clients) client.close()
  return report

  async function write(client: HttpClient, index: number): Promise<void> {
    const doors = stocks.get(plan.stock)?.[index]
    const make = plan.deed === 'pass' ? passesOf : bodyOf
    while (performance.now() < end) {
      const taken = take(doors)
      if (taken.length < plan.batch) throw new Error(`stock ${plan.stock} of client ${index} is empty`)
      const body = make(taken)
      const sent = performance.now()
      const answer = await client.ask('POST', plan.path, body)
      report.latencies.push(performance.now() - sent)
      report.requests++
      const good = answer.status === 200 ? count(answer.body, '"status":"accepted"') : 0
      report.records += good
      if (good < plan.batch) refuse(answer.body, answer.status)
    }
  }

  function take(doors: string[] | undefined): string[] {
    if (!doors) return Array.from({ length: plan.batch }, uuidv7)
    return plan.deed === 'pass' ? new Array<string>(plan.batch).fill(doors[0] as string) : doors.splice(-plan.batch)
  }

  async function ask(client: HttpClient): Promise<void> {
    for (let at = 0; at < plan.urls.length * plan.times && performance.now() < end; at++) {
      const sent = performance.now()
      const answer = await client.ask('GET', plan.urls[at % plan.urls.length] as string)
      report.latencies.push(performance.now() - sent)
      report.requests++
      if (answer.status === 200) report.records++
      else refuse(answer.body, answer.status)
    }
  }

  function refuse(body: Buffer, status: number): void {
    report.refused++
    if (report.firstRefusal === '') report.firstRefusal = `${status} ${body.toString('utf8', 0, 400)}`
  }
}

/** Registrations of doors as a phone sends them: who lives there, how many, and how to reach them. */
function bodyOf(doors: readonly string[]): string {
  const at = new Date().toISOString()
  const commands = doors.map(
    (door) =>
      `{"id":"${uuidv7()}","name":"registry.recordVisit","body":{"door":"${door}","outcome":"registered","household":{"id":"${uuidv7()}",` +
      `"headCount":3,"contactName":"测试户主","contactPhone":"000-5550-1234","generated":true}},"occurredAt":"${at}","device":"bench-phone"}`,
  )
  return `{"commands":[${commands.join(',')}]}`
}

/** Passes as an officer's phone sends them: a vehicle with two who come home to a place of the county. Each place: checkpoint and home. */
function passesOf(places: readonly string[]): string {
  const now = new Date().toISOString()
  const commands = places.map((place) => {
    const [checkpoint, home = checkpoint] = place.split(' ')
    const plate = `川B${String(Math.floor(Math.random() * 100_000)).padStart(5, '0')}`
    return (
      `{"id":"${uuidv7()}","name":"checkpoint.recordPass","body":{"checkpoint":"${checkpoint}","direction":"in","plate":"${plate}","headCount":2,` +
      `"origin":"成都","destinationPlace":"${home}","temperature":365,"reason":"home","decision":"passed","generated":true},"occurredAt":"${now}","device":"bench-phone"}`
    )
  })
  return `{"commands":[${commands.join(',')}]}`
}

function count(body: Buffer, mark: string): number {
  let found = 0
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) found++
  return found
}

import type { RawAnswer } from '../answer.ts'
import { isWithin } from '../replica.ts'
import { Phone, type Request } from './phone.ts'
import { type Deed, type Door, Server } from './server.ts'

export const phoneCount = 20
const fields = ['headCount', 'name'] as const
/** Answers that are none of the server's. */
const strangers: Partial<Record<string, RawAnswer>> = {
  lost: { status: 0, isOurs: false, body: undefined },
  portal: { status: 200, isOurs: false, body: '<h1>Welcome</h1>' },
  'portal refuses': { status: 400, isOurs: false, body: { code: 'gate.sign_in', status: 400, title: 'Sign in' } },
}
const grids = ['c.t1.g1', 'c.t1.g2', 'c.t2.g3', 'c.t2.g4']

/** Twenty phones, one server and a network that does what it likes between them. */
export class World {
  readonly server: Server
  readonly phones: Phone[]
  readonly network: Request[] = []
  /** True time, in ms since 1970. */
  now = Date.UTC(2020, 0, 24)
  #ids = 0

  constructor() {
    const doors: Door[] = Array.from({ length: 8 }, (_, i) => ({
      id: `d${i}`,
      path: `${grids[i % grids.length]}.d${i}`,
      fields: { headCount: i, name: null },
      visits: 0,
    }))
    this.server = new Server(
      doors,
      Array.from({ length: phoneCount }, (_, i) => [grids[i % grids.length] as string]),
    )
    this.phones = Array.from({ length: phoneCount }, (_, i) => new Phone(i, (request) => this.network.push(request)))
  }

  phone(index: number): Phone {
    return this.phones[index % phoneCount] as Phone
  }

  /** A person does something at a door that the phone holds. */
  work(index: number, door: number, kind: 'visit' | 'headCount' | 'name' | 'unfit', value: number): void {
    const phone = this.phone(index)
    const held = [...phone.doors.values()]
    const one = held[door % Math.max(1, held.length)]
    if (!one && kind !== 'unfit') return
    const id = `k${String(this.#ids++).padStart(5, '0')}`
    let body: Deed = { kind: 'unfit' }
    if (one && kind === 'visit') body = { kind, door: one.id }
    else if (one && kind !== 'unfit')
      body = { kind: 'edit', door: one.id, field: kind, was: one.fields[kind] ?? null, is: value }
    phone.enqueue(id, body, this.now)
  }

  /** A request arrives, maybe as a copy; its answer comes back, or is lost, or is that of a guest network. */
  deliver(
    which: number,
    how:
      | 'whole'
      | 'copied'
      | 'lost'
      | 'answer lost'
      | 'cut'
      | 'portal'
      | 'portal refuses'
      | 'doubled answer'
      | 'half answer',
  ): void {
    const place = which % Math.max(1, this.network.length)
    const request = this.network[place]
    if (!request) return
    if (how !== 'copied') this.network.splice(place, 1)
    const phone = this.phone(request.phone)
    const back = (raw: Parameters<Phone['answer']>[1]) => {
      if (phone.sitting === request.sitting) phone.answer(request.flight, raw, this.now, 0.5)
    }
    const strange = strangers[how]
    if (strange) {
      back(strange)
      return
    }
    const raw = this.server.take(request.commands, how === 'cut' ? 1 : Number.POSITIVE_INFINITY)
    if (how === 'half answer' && raw.status === 200) (raw.body as { results: unknown[] }).results.shift()
    back(how === 'answer lost' ? { status: 0, isOurs: false, body: undefined, code: 'web.timed_out' } : raw)
    if (how === 'doubled answer') back(raw)
  }

  /** The phone gives up waiting; the request may still arrive. */
  timeOut(index: number): void {
    const phone = this.phone(index)
    for (const flight of [...phone.outbox.flights.keys()])
      phone.answer(flight, { status: 0, isOurs: false, body: undefined, code: 'web.timed_out' }, this.now, 0.5)
  }

  pull(index: number, isCut: boolean): void {
    const phone = this.phone(index)
    phone.takePage(this.server.pull(phone.index, phone.followed.cursor), isCut, this.now)
  }

  deskEdit(door: number, field: number, value: number, isOpen: boolean): void {
    this.server.deskEdit(`d${door % 8}`, fields[field % 2] as string, value)
    if (!isOpen) this.server.commit(this.server.open.length - 1)
  }

  move(door: number, grid: number): void {
    this.server.move(`d${door % 8}`, `${grids[grid % grids.length]}.d${door % 8}`)
  }

  rescope(index: number, grid: number): void {
    const scope = [[], [grids[grid % 4] as string], ['c.t1'], ['c']][grid % 4] as string[]
    this.server.scopes[index % phoneCount] = scope
  }

  tick(ms: number): void {
    this.now += ms
    for (const phone of this.phones) phone.dispatch({ type: 'wake', at: phone.mono(this.now) }, this.now)
  }

  /** The network comes back and stays: within some minutes everything is where it belongs. */
  heal(): void {
    while (this.server.open.length > 0) this.server.commit(0)
    for (const phone of this.phones) phone.isFull = false
    for (let round = 0; round < 60; round++) {
      for (const phone of this.phones) phone.write(Number.POSITIVE_INFINITY, this.now)
      while (this.network.length > 0) this.deliver(0, 'whole')
      for (const phone of this.phones) {
        phone.write(Number.POSITIVE_INFINITY, this.now)
        // A request of which nothing is on its way any more is one that timed out.
        this.timeOut(phone.index)
      }
      this.tick(61_000)
      const isQuiet = this.phones.every(({ outbox, disk }) =>
        [...outbox.items.values(), ...disk.values()].every(({ state }) => state === 'needs-you'),
      )
      if (isQuiet && this.network.length === 0) break
    }
    // One more round tells what was written while the first one ran.
    for (const phone of this.phones) for (let round = 0; round < 2; round++) this.#pullRound(phone)
  }

  #pullRound(phone: Phone): void {
    for (let pages = 0; pages < 50; pages++) {
      this.pull(phone.index, false)
      if (!this.#isOpen(phone)) return
    }
    throw new Error(`phone ${phone.index} never comes to the end of a round`)
  }

  #isOpen(phone: Phone): boolean {
    return (JSON.parse(phone.followed.cursor ?? '{}') as { after?: unknown }).after !== null
  }

  /** Holds at every moment. */
  checkNow(): void {
    for (const [id, count] of this.server.effects) if (count > 1) throw new Error(`${id} took effect ${count} times`)
    for (const phone of this.phones) {
      for (const [id, settled] of phone.settled)
        if (settled.state === 'accepted' && !this.server.effects.has(id)) throw new Error(`${id} is said to be done`)
      for (const id of phone.kept)
        if (!phone.disk.has(id) && !phone.receipts.has(id)) throw new Error(`${id} was kept and is lost`)
    }
  }

  /** Holds once everything came to rest. */
  checkRest(): void {
    this.checkNow()
    const verdicts = new Set(this.server.fates.map(({ command }) => command))
    for (const phone of this.phones) {
      for (const id of phone.kept) {
        const isUnfit = phone.disk.get(id)?.state === 'needs-you'
        if (!isUnfit && this.server.effects.get(id) !== 1) throw new Error(`${id} was kept and never took effect`)
        if (isUnfit && this.server.effects.has(id)) throw new Error(`${id} took effect and is said to be unfit`)
      }
      for (const { entry, state } of phone.outbox.items.values())
        if (state !== 'needs-you') throw new Error(`${entry.id} never left phone ${phone.index}`)
      // What no disk kept may die with its phone while it is on its way, and arrive late.
      const mine = this.server.order.filter((id) => phone.kept.has(id))
      if (mine.join() !== [...mine].sort().join())
        throw new Error(`phone ${phone.index}: deeds took effect out of order`)
      const scope = { paths: this.server.scopes[phone.index] ?? [], ids: [] }
      const due = [...this.server.rows.values()].filter((row) => isWithin(scope, row))
      for (const door of phone.doors.values())
        if (!due.some(({ id }) => id === door.id))
          throw new Error(`phone ${phone.index} holds ${door.id}, which left it`)
      for (const { xid: _, ...row } of due) {
        if (JSON.stringify(row) !== JSON.stringify(phone.doors.get(row.id)))
          throw new Error(`phone ${phone.index} has not come to agree about ${row.id}`)
      }
    }
    for (const [id, body] of this.server.journal)
      if ((JSON.parse(body) as Deed).kind === 'edit' && !verdicts.has(id)) throw new Error(`${id} vanished in silence`)
  }
}

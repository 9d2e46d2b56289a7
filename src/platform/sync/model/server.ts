import type { Command } from '../../contract/index.ts'
import type { RawAnswer } from '../answer.ts'
import { type FieldValue, mergeField } from '../merge.ts'
import { isWithin, type Page } from '../replica.ts'

/** A door as it goes to the phones. */
export interface Door {
  id: string
  path: string
  fields: Record<string, FieldValue>
  visits: number
}

/** What a command of the model does. */
export type Deed =
  | { kind: 'visit'; door: string }
  | { kind: 'edit'; door: string; field: string; was: FieldValue; is: FieldValue }
  | { kind: 'unfit' }

interface Row extends Door {
  /** Number of the transaction that wrote it. */
  xid: number
}

interface Open {
  xid: number
  door: string
  field: string
  is: FieldValue
}

/** Cursor: where the round began, what was told before it, and after which door it stopped. */
interface Cursor {
  origin: number
  since: number | null
  round: number
  covered: string[]
  scope: string[]
  after: string | null
}

/** What became of an edit: nothing may be overwritten without one of these. */
export interface Fate {
  command: string
  verdict: 'same' | 'take' | 'conflict'
}

/**
 * The server as the phones know it: a journal that knows ids, fields that merge, transactions that commit late, and a pull
 * that begins each round at the oldest transaction still open.
 */
export class Server {
  readonly journal = new Map<string, string>()
  /** Times that a command took effect; more than once is what must never be. */
  readonly effects = new Map<string, number>()
  readonly order: string[] = []
  readonly fates: Fate[] = []
  readonly scopes: string[][]
  readonly open: Open[] = []
  readonly rows: Map<string, Row>
  readonly notes: { id: string; path: string; xid: number }[] = []
  origin = 1
  #xid = 1
  readonly #pageSize = 3

  constructor(doors: readonly Door[], scopes: string[][]) {
    this.rows = new Map(doors.map((door) => [door.id, { ...door, fields: { ...door.fields }, xid: this.#xid++ }]))
    this.scopes = scopes
  }

  /** Runs a batch; breaks off after `cut` commands, with what was done before it committed. */
  take(commands: readonly Command[], cut: number): RawAnswer {
    const results: unknown[] = []
    for (const [index, command] of commands.entries()) {
      const body = command.body as Deed
      if (index >= cut || (body.kind !== 'unfit' && this.open.some(({ door }) => door === body.door)))
        return { status: 503, isOurs: true, body: { code: 'platform.busy', status: 503, title: '' }, retryAfter: 1 }
      results.push(this.#run(command, body))
    }
    return { status: 200, isOurs: true, body: JSON.parse(JSON.stringify({ results })) }
  }

  /** The desk changes a field: at once, or in a transaction that stays open until `commit`. */
  deskEdit(door: string, field: string, is: FieldValue): void {
    if (!this.open.some((other) => other.door === door)) this.open.push({ xid: this.#xid++, door, field, is })
  }

  commit(index: number): void {
    const [done] = this.open.splice(index % Math.max(1, this.open.length), 1)
    const row = done && this.rows.get(done.door)
    if (!row) return
    row.fields[done.field] = done.is
    row.xid = done.xid
  }

  move(door: string, path: string): void {
    const row = this.rows.get(door)
    if (!row || this.open.some((other) => other.door === door)) return
    const xid = this.#xid++
    this.notes.push({ id: door, path: row.path, xid })
    row.path = path
    row.xid = xid
  }

  /** One page for a phone. */
  pull(phone: number, text: string | undefined): Page<Door> {
    const scope = this.scopes[phone] ?? []
    const read = text === undefined ? undefined : (JSON.parse(text) as Cursor)
    const known = read?.origin === this.origin ? read : undefined
    const isSameScope = known !== undefined && known.scope.join() === scope.join()
    const isOpen = known !== undefined && known.after !== null
    const since = known ? (isOpen ? known.since : known.round) : null
    const covered = known ? (isOpen ? known.covered : known.scope) : []
    const round = isOpen ? known.round : Math.min(this.#xid, ...this.open.map(({ xid }) => xid))
    const after = isOpen && isSameScope ? known.after : null
    const within = (paths: readonly string[], one: { id: string; path: string }) => isWithin({ paths, ids: [] }, one)
    const changed = [...this.rows.values()]
      .filter((row) => within(scope, row))
      .filter((row) => since === null || row.xid >= since || !within(covered, row))
      .filter((row) => after === null || row.id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    const items = changed.slice(0, this.#pageSize)
    const last = changed.length > this.#pageSize ? (items.at(-1)?.id ?? null) : null
    const gone = this.notes
      .filter((note) => since !== null && note.xid >= since)
      .map(({ id }) => id)
      .filter((id) => !within(scope, this.rows.get(id) as Row))
    const cursor: Cursor = { origin: this.origin, since, round, covered, scope, after: last }
    const page = {
      items: items.map(({ id, path, fields, visits }) => ({ id, path, fields, visits })),
      gone,
      scope: isSameScope ? null : { paths: scope, ids: [] },
      cursor: JSON.stringify(cursor),
      more: last !== null,
      reset: since === null,
      first: after === null,
    }
    return JSON.parse(JSON.stringify(page)) as Page<Door>
  }

  #run({ id }: Command, body: Deed): unknown {
    if (body.kind === 'unfit')
      return { id, status: 'refused', problem: { code: 'platform.invalid', status: 400, title: '' } }
    const known = this.journal.get(id)
    if (known !== undefined)
      return known === JSON.stringify(body)
        ? { id, status: 'repeated', result: { id } }
        : { id, status: 'conflict', problem: { code: 'platform.conflict', status: 409, title: '' } }
    this.journal.set(id, JSON.stringify(body))
    this.effects.set(id, (this.effects.get(id) ?? 0) + 1)
    this.order.push(id)
    const row = this.rows.get(body.door) as Row
    if (body.kind === 'visit') row.visits += 1
    else {
      const verdict = mergeField(row.fields[body.field] ?? null, body)
      if (verdict === 'take') row.fields[body.field] = body.is
      this.fates.push({ command: id, verdict })
    }
    row.xid = this.#xid++
    return { id, status: 'accepted', result: { id } }
  }
}

import { raise, settle } from '#modules/notice/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { answerSwap, askSwap, dutyProblems, HOUR, type SwapClash, swapClash } from '../contract/index.ts'
import { carryOutSwap, closeSwap, colleagues, insertSwap, lockSwap, type SwapRow } from './queries-own.ts'
import { findShifts, type ShiftRow, shiftsOfPeople } from './queries-shifts.ts'
import { around, restRules } from './rest.ts'

/** Handlers of swaps: a shift changes hands when the other one agrees, and only as the rules allow for both. */
/** Colleagues are those who stand at the same post within this time. */
export const colleagueDays = 14 * 24 * HOUR

const askHandler = handleEach(
  askSwap,
  async (work, { id, body }) => {
    const ids = [body.shift, ...(body.forShift ? [body.forShift] : [])]
    const rows = new Map((await findShifts(work.db, work.county, ids)).map((row) => [row.id, row]))
    const [gives, takes] = [rows.get(body.shift), body.forShift ? rows.get(body.forShift) : undefined]
    if (!gives || gives.account !== work.account) throw new Problem(problems.not_found)
    if (body.account === work.account) throw new Problem(dutyProblems.with_oneself)
    if (body.forShift && takes?.account !== body.account) throw new Problem(problems.not_found)
    if (!(await colleaguesOf(work, gives)).includes(body.account)) throw new Problem(problems.not_found)
    for (const row of [gives, takes])
      if (row && !isToCome(row, work.receivedAt)) throw new Problem(dutyProblems.shift_over)
    const people = await swapRules(work, [gives, ...(takes ? [takes] : [])], [body.account])
    const clash = people(body.account, gives, takes)
    if (clash) throw refusalOf(clash)
    await work.db.query(insertSwap, [
      ...[work.county, id, gives.id, gives.path, work.account, body.account, takes?.id ?? null],
      ...[body.said ?? null, work.receivedAt],
    ])
    await raise(work, { kind: 'swap_asked', record: id, key: 'asked', to: [{ accounts: [body.account] }] })
    return { state: 'asked' }
  },
  { swap_open: dutyProblems.swap_asked_already },
)

const answerHandler = handleEach(
  answerSwap,
  async (work, { body }) => {
    const [swap] = await work.db.query<SwapRow>(lockSwap, [work.county, body.swap])
    const isMine = swap?.from_account === work.account
    if (!swap || isMine !== (body.answer === 'withdrawn')) throw new Problem(problems.not_found)
    if (swap.state !== 'asked') throw new Problem(dutyProblems.answered_already)
    if (body.answer === 'agreed') {
      const ids = [swap.shift, ...(swap.for_shift ? [swap.for_shift] : [])]
      const rows = new Map((await findShifts(work.db, work.county, ids)).map((row) => [row.id, row]))
      const [gives, takes] = [rows.get(swap.shift), swap.for_shift ? rows.get(swap.for_shift) : undefined]
      if (gives) {
        // The one who answers takes what the other gives.
        const people = await swapRules(work, [gives, ...(takes ? [takes] : [])], [work.account], swap.from_account)
        const clash = people(work.account, gives, takes)
        if (clash) throw refusalOf({ ...clash, isOwn: !clash.isOwn })
      }
      const [row] = await work.db.query<{ done: boolean }>(carryOutSwap, [work.county, swap.id, work.receivedAt])
      if (!row?.done) throw new Problem(dutyProblems.swap_gone)
    }
    await work.db.query(closeSwap, [work.county, swap.id, body.answer, work.receivedAt])
    await settle(work, ['swap_asked'], swap.id)
    if (!isMine)
      await raise(work, {
        kind: 'swap_answered',
        record: swap.id,
        key: body.answer,
        to: [{ accounts: [swap.from_account] }],
      })
    return { state: body.answer }
  },
  { shift_one_place: dutyProblems.swap_gone },
)

/** Handlers of the module's commands about swaps. */
export const swapHandlers = [askHandler, answerHandler]

/** Who stands at the post of a shift around its time, but oneself. */
export async function colleaguesOf(work: Work, shift: ShiftRow): Promise<string[]> {
  const rows = await work.db.query<{ account: string }>(colleagues, [
    ...[work.county, shift.post, new Date(shift.starts_at.getTime() - colleagueDays)],
    ...[new Date(shift.ends_at.getTime() + colleagueDays), work.account],
  ])
  return rows.map(({ account }) => account)
}

const isToCome = (row: ShiftRow, now: Date) => row.removed_at === null && row.starts_at > now

/**
 * What stands against that one of some people takes a shift of `from`, and gives one of theirs or nothing for it: read once, for as many
 * questions as there are. `shifts` span the time that is asked about.
 */
export async function swapRules(
  work: Work,
  shifts: readonly ShiftRow[],
  accounts: readonly string[],
  from = work.account,
): Promise<(account: string, given: ShiftRow, taken?: ShiftRow) => SwapClash | undefined> {
  const [first, last] = [
    Math.min(...shifts.map(({ starts_at }) => starts_at.getTime())),
    Math.max(...shifts.map(({ ends_at }) => ends_at.getTime())),
  ]
  const [start, end] = [new Date(first - around), new Date(last + around)]
  const rows = await shiftsOfPeople(work.db, work.county, [...accounts, from], start, end)
  const spans = Map.groupBy(rows, ({ account }) => account)
  const of = (account: string) => (spans.get(account) ?? []).map(spanOf)
  const rules = await restRules(work)
  return (account, given, taken) =>
    swapClash({ given: spanOf(given), taken: taken && spanOf(taken) }, { own: of(from), theirs: of(account) }, rules)
}

function refusalOf({ kind, isOwn, hours, rule }: SwapClash): Problem {
  if (kind === 'double') return new Problem(isOwn ? dutyProblems.swap_double_own : dutyProblems.swap_double_theirs)
  return new Problem(isOwn ? dutyProblems.swap_rest_own : dutyProblems.swap_rest_theirs, { hours, rule })
}

const spanOf = ({ id, starts_at, ends_at }: ShiftRow) => ({
  ...{ id, startsAt: starts_at.getTime(), endsAt: ends_at.getTime() },
})

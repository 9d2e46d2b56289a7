import type { Work } from '#platform/server/commands/context.ts'
import type { Item } from '#platform/server/commands/module.ts'
import { type EditAt, type FieldRow, keepChanges } from './queries-edit.ts'
import type { HouseholdRow, ResidentRow } from './queries-household.ts'
import { sealRecord } from './secrets.ts'

type Command = Pick<Item<unknown>, 'id' | 'occurredAt'>

/** What every line of the history that one command writes has in common. */
export function editAt(work: Work, item: Command): EditAt {
  return {
    county: work.county,
    id: item.id,
    emergency: work.emergency as string,
    actor: work.account,
    occurredAt: item.occurredAt,
    receivedAt: work.receivedAt,
  }
}

/**
 * Notes who came onto the roll of a household that stood already: the name as it was given, and the day if it was. `made` are
 * the ids that were new; one that was sent twice is noted once. `after` is the last place that the command used before.
 */
export async function keepArrivals(
  work: Work,
  item: Command,
  household: Pick<HouseholdRow, 'id' | 'path'>,
  residents: readonly { id: string; name: string; arrivedOn?: string }[],
  made: readonly string[],
  after = 0,
): Promise<void> {
  const lines = residents
    .filter(({ id }) => made.includes(id))
    .flatMap(({ id, name, arrivedOn }) => [
      { resident: id, field: 'added', was: null, is: name },
      ...(arrivedOn ? [{ resident: id, field: 'arrivedOn', was: null, is: arrivedOn }] : []),
    ])
  await keepLines(work, item, household, lines, after)
}

/** Notes that a resident left, since when and to what kind of place. */
export async function keepDeparture(
  work: Work,
  item: Command,
  resident: ResidentRow,
  left: { leftOn: string; to: string | null },
): Promise<void> {
  const lines = [
    { resident: resident.id, field: 'leftOn', was: resident.left_on, is: left.leftOn },
    { resident: resident.id, field: 'leftTo', was: resident.left_to, is: left.to },
  ].filter(({ was, is }) => was !== is)
  await keepLines(work, item, { id: resident.household, path: resident.path }, lines, 0)
}

interface Line {
  resident: string
  field: string
  was: string | null
  is: string | null
}

async function keepLines(
  work: Work,
  item: Command,
  household: Pick<HouseholdRow, 'id' | 'path'>,
  lines: readonly Line[],
  after: number,
): Promise<void> {
  const rows = lines.map(({ resident, field, was, is }, index): FieldRow => {
    const ord = after + index
    const sealed = sealRecord(work, `registry.change:${item.id}:${ord}`, { was, is })
    return { ord, household: household.id, resident, path: household.path, field, sealed }
  })
  await keepChanges(work.db, editAt(work, item), rows)
}

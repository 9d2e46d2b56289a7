import { type Occasion, raise } from '#modules/notice/server/index.ts'
import type { Events } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { yearOf } from './issue.ts'
import { write } from './move.ts'
import { endDemands, insertDemands, insertDirective, insertOwners, nextNo, putPosts } from './queries.ts'
import { forOwners } from './tell.ts'

type Ended = { directive: string; ord: number; agency: string; path: string }

/**
 * What a response level gives becomes one directive, what it ends is closed with its reason, and what goes on stays as it is, with
 * its history: in the transaction of whoever changes the level. The command's id is the directive's.
 */
export async function followTasks(work: Work, told: Events['emergency.tasksChanged']): Promise<void> {
  const { emergency, command, place, starts, ends, why } = told
  const keepPosts = () => work.db.query(putPosts, [work.county, emergency, JSON.stringify(told.posts)])
  let lines = 0
  if (ends.length > 0) {
    const rows = await work.db.query<Ended>(endDemands, [
      ...[work.county, emergency, work.receivedAt, JSON.stringify(ends)],
    ])
    for (const directive of [...new Set(rows.map((row) => row.directive))].sort()) {
      const own = rows.filter((row) => row.directive === directive)
      const said = own.map(({ ord, agency, path }) => ({ ord, agency, path, what: 'ended', said: why }))
      await write(work, command, directive, said, lines)
      lines += said.length
    }
  }
  if (starts.length === 0) {
    if (told.posts.length > 0) await keepPosts()
    return
  }
  const agencies = [...new Set(starts.flatMap(({ owners }) => owners.map(({ agency }) => agency)))]
  const year = yearOf(work.receivedAt)
  const no = await nextNo(work.db, work.county, year)
  await work.db.query(insertDirective, [
    ...[work.county, command, year, no, told.title, told.preamble],
    ...[place.id, place.path, work.account, work.receivedAt, agencies, emergency, null],
  ])
  const demands = starts.map(({ code, text, asks, dueAt, owners }, index) => ({
    ...{ ord: index + 1, text: text['zh-Hans'] ?? code, texts: text, asks, task: code, due_at: dueAt },
    agencies: owners.map(({ agency }) => agency),
  }))
  await work.db.query(insertDemands, [work.county, command, place.path, JSON.stringify(demands)])
  const owners = starts.flatMap((start, index) =>
    start.owners.map(({ agency, path }) => ({ ord: index + 1, agency, path, due_at: start.dueAt })),
  )
  await work.db.query(insertOwners, [work.county, command, JSON.stringify(owners)])
  if (told.posts.length > 0) await keepPosts()
  await write(work, command, command, [{ what: 'issued', path: place.path }], lines)
  await tell(work, command, owners, told.posts)
}

/** Whoever answers for an agency hears of the paper, and whoever holds a role that one of its tasks names: nobody twice. */
async function tell(
  work: Work,
  directive: string,
  owners: readonly { agency: string }[],
  named: Events['emergency.tasksChanged']['posts'],
): Promise<void> {
  const holders = [...new Set(named.flatMap(({ posts }) => posts.flatMap(({ holder }) => (holder ? [holder] : []))))]
  const rows = owners.map(({ agency }) => ({ agency, person: null }))
  const toAgencies = forOwners('directive_issued', directive, rows, 'issued')
  const toHolders = holders.map(
    (holder): Occasion => ({
      ...{ kind: 'directive_issued', record: directive, key: `issued:${holder}` },
      to: [{ accounts: [holder] }],
    }),
  )
  await raise(work, ...toAgencies.map((occasion) => ({ ...occasion, except: holders })), ...toHolders)
}

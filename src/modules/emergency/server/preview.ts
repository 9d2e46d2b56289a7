import { namesOf } from '#modules/agency/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { emergencyProblems, previewLevel, type ShownPost, type TaskChange } from '../contract/index.ts'
import { planChange } from './change.ts'
import { playbooks } from './installed.ts'
import { listEmergencies } from './queries.ts'
import { spotNames } from './queries-tasks.ts'
import type { Post } from './tasks.ts'

/** What a level would change, before anybody signs it. */
export const previewAnswer = answer(previewLevel, async (work, { to, playbook: named }) => {
  const live = (await listEmergencies(work.db, work.county)).find((row) => !row.ended_at)
  const name = live?.playbook ?? named
  if (name === undefined || (!live && to === 0)) throw new Problem(problems.not_found)
  if (!live && !playbooks.has(name)) throw new Problem(emergencyProblems.unknown_playbook)
  const { playbook, bodies, change, posts, seen } = await planChange(work, { id: live?.id ?? null, playbook: name }, to)
  const show = await shownPosts(work, posts)
  const names = new Map(bodies.map((body) => [body.id, body.name]))
  const order = new Map(bodies.map((body, nth) => [body.id, nth]))
  const owners = [
    ...change.starts.map((one) => ({ ...one, change: 'starts' as const })),
    ...change.goesOn.map((one) => ({ ...one, standIn: false, change: 'goes_on' as const })),
    ...change.ends.map((one) => ({ ...one, standIn: false, change: 'ends' as const })),
  ]
  const known = playbook?.tasks ?? []
  // A task that a newer playbook no longer has still ends under the code that it had.
  const codes = [...known.map(({ code }) => code), ...owners.map(({ code }) => code)]
  const tasks = [...new Set(codes)].flatMap((code): TaskChange[] => {
    const task = known.find((one) => one.code === code)
    const own = owners.filter((one) => one.code === code)
    if (own.length === 0) return []
    own.sort((a, b) => (order.get(a.agency) ?? 0) - (order.get(b.agency) ?? 0))
    return [
      {
        code,
        no: task?.no ?? 0,
        text: task?.text ?? {},
        asks: task?.asks ?? 'words',
        due: task?.due ?? null,
        owners: own.map(({ agency, change, dueAt, standIn }) => ({
          ...{ agency, name: names.get(agency) ?? '', change, standIn },
          dueAt: dueAt.toISOString(),
          posts: change === 'ends' ? [] : show(code, agency),
        })),
      },
    ]
  })
  const count = (list: readonly { agency: string }[]) => new Set(list.map(({ agency }) => agency)).size
  const from = live?.level ?? null
  const chosen = live?.legal_basis
  const at = (levels: readonly number[] | undefined, level: number | null) =>
    level !== null && level !== 0 && (levels?.includes(level) ?? true)
  const running = { measures: 0, followUps: 0 }
  if (to === 0) {
    await work.emit('emergency.endAsked', {
      add(what, count) {
        running[what === 'measures' ? 'measures' : 'followUps'] += count
      },
    })
  }
  return {
    ...{ from, to, at: work.receivedAt.toISOString(), seen, tasks, running: to === 0 ? running : null },
    unheld: posts.filter(({ holder }) => holder === null).length,
    agencies: { starts: count(change.starts), goesOn: count(change.goesOn), ends: count(change.ends) },
    law: (playbook?.legalBasis ?? [])
      .filter(({ code }) => chosen?.includes(code) ?? true)
      .flatMap(({ code, levels, title, article, allows }) => {
        const [was, is] = [at(levels, from), at(levels, to)]
        if (!was && !is) return []
        return [{ code, title, article, allows, change: was ? (is ? 'goes_on' : 'ends') : 'starts' } as const]
      }),
  }
})

/** Roles at places in words: for a task and an agency, those without a holder first. */
async function shownPosts(work: Work, posts: readonly Post[]) {
  const places = await spotNames(
    work.db,
    work.county,
    posts.map(({ place }) => place),
  )
  const holders = [...new Set(posts.flatMap(({ holder }) => holder ?? []))]
  const names = holders.length > 0 ? await namesOf(work, holders) : new Map<string, { name: string }>()
  return (code: string, agency: string): ShownPost[] =>
    posts
      .filter((post) => post.code === code && post.agency === agency)
      .map(({ role, place, holder }) => ({
        ...{ role, placeName: places.get(place) ?? '' },
        holderName: holder === null ? null : (names.get(holder)?.name ?? ''),
      }))
      .sort((a, b) => Number(a.holderName !== null) - Number(b.holderName !== null))
}

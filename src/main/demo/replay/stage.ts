import type { ProblemBody } from '#platform/contract/index.ts'
import type { Phones } from './phones.ts'
import { idOf } from './scenes/index.ts'
import type { Scene } from './scenes/types.ts'
import { instant } from './times.ts'

interface Result {
  status: 'accepted' | 'repeated' | 'refused' | 'conflict'
  result?: Record<string, unknown>
  problem?: ProblemBody
}

/** What one scene came to. */
export interface Played {
  answers: Result['status'][]
  /** Commands that were not taken, in words. */
  unexpected: string[]
}

const AT_ONCE = 100

/** Plays a scene against the running product, signed in as its person. */
export async function playScene({ by, at, play }: Scene, { as }: Pick<Phones, 'as'>): Promise<Played> {
  const played: Played = { answers: [], unexpected: [] }
  await play({
    ask: (path) => as(by, 'GET', path),
    async do(deeds) {
      const results: Record<string, unknown>[] = []
      for (let from = 0; from < deeds.length; from += AT_ONCE) {
        const commands = deeds.slice(from, from + AT_ONCE).map(({ key, name, body, at: when = at }) => ({
          ...{ id: idOf(key, when), name, body, occurredAt: instant(when), device: `demo-${by}` },
        }))
        const said = await as<{ results: Result[] }>(by, 'POST', 'api/commands', { commands })
        said.results.forEach(({ status, result, problem }, nth) => {
          played.answers.push(status)
          results.push(result ?? {})
          if (status === 'accepted' || status === 'repeated') return
          const fields = problem?.fields?.map(({ path, code }) => `${path} ${code}`).join(' ') ?? ''
          played.unexpected.push(`${by} ${commands[nth]?.name}: ${status} ${problem?.code ?? ''} ${fields}`)
        })
      }
      return results
    },
  })
  return played
}

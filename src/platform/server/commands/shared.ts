import { Problem } from '../../contract/index.ts'

/**
 * Answers that many readers share. What a reader may see of a shared query follows from the scope alone (county, emergency,
 * places, roles), which the database has confirmed for each of them, so readers of one scope get one answer: it is worked out
 * once after each change, by whoever asks first, in that person's own context. In memory of this process only.
 */
export interface Shared {
  /** One of the modules changed: what follows them is worked out again when somebody asks. */
  changed(modules: readonly string[]): void
  /** The answer of a scope, not older than the last change before this call. */
  get(key: string, modules: readonly string[], workOut: () => Promise<unknown>): Promise<unknown>
}

/** What the clock alone changes (a deadline that passes) is seen after this time at the latest, in milliseconds. */
export const sharedFor = 5_000
/** Most scopes that are kept; the oldest make room. */
const limit = 500

/** The context of the one who works it out is no longer that of the others who wait: nobody gets it, everybody asks again. */
export class OtherScope extends Error {}

interface Entry {
  done?: { answer: unknown; generation: number; at: number }
  running?: { promise: Promise<unknown>; generation: number }
}

/** An empty store. `now`: milliseconds since 1970. */
export function createShared(now: () => number = Date.now): Shared {
  const generations = new Map<string, number>()
  const entries = new Map<string, Entry>()
  const generationOf = (modules: readonly string[]) =>
    modules.reduce((sum, module) => sum + (generations.get(module) ?? 0), 0)

  function entryOf(key: string): Entry {
    const known = entries.get(key)
    if (known) return known
    if (entries.size >= limit) for (const oldest of entries.keys()) if (entries.delete(oldest)) break
    const entry: Entry = {}
    entries.set(key, entry)
    return entry
  }

  /** Works it out. A change that comes meanwhile makes the answer old for whoever asks after it, not for those who wait. */
  function start(entry: Entry, modules: readonly string[], workOut: () => Promise<unknown>): Promise<unknown> {
    const [generation, at] = [generationOf(modules), now()]
    const promise = workOut().then(
      (answer) => {
        entry.done = { answer, generation, at }
        delete entry.running
        return answer
      },
      (error) => {
        delete entry.running
        throw error
      },
    )
    entry.running = { promise, generation }
    return promise
  }

  return {
    changed(modules) {
      for (const module of modules) generations.set(module, (generations.get(module) ?? 0) + 1)
    },
    async get(key, modules, workOut) {
      const wanted = generationOf(modules)
      const entry = entryOf(key)
      for (;;) {
        const { done, running } = entry
        if (done && done.generation >= wanted && now() - done.at < sharedFor) return done.answer
        if (!running) return start(entry, modules, workOut)
        // One at a time: who came after a change waits for the one that runs, and then the first of them begins the next.
        try {
          const answer = await running.promise
          if (running.generation >= wanted) return answer
        } catch (error) {
          // A refusal was the other one's own; that the database is away is everybody's.
          if (!isPersonal(error)) throw error
        }
      }
    },
  }
}

function isPersonal(error: unknown): boolean {
  return error instanceof OtherScope || (error instanceof Problem && error.definition.status < 500)
}

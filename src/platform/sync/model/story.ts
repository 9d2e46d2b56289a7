import fc, { type Arbitrary, type Command } from 'fast-check'
import { phoneCount, World } from './world.ts'

type Step = Command<object, World>

/** One thing that happens, with the words in which a failed story tells it. */
function happening(words: string, run: (world: World) => void): Step {
  return {
    check: () => true,
    run: (_model, world) => {
      run(world)
      world.checkNow()
    },
    toString: () => words,
  }
}

const phone = fc.integer({ min: 0, max: phoneCount - 1 })
// Most of what happens concerns few phones and doors, or nothing would ever collide.
const few = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 3 }) }, phone)
const small = fc.integer({ min: 0, max: 7 })
const step = <T extends unknown[]>(parts: { [K in keyof T]: Arbitrary<T[K]> }, make: (...parts: T) => Step) =>
  fc.tuple(...parts).map((values) => make(...(values as T)))

const kinds = fc.constantFrom('visit', 'headCount', 'name', 'visit', 'headCount', 'name', 'unfit')
const ways = fc.constantFrom<Parameters<World['deliver']>[1][]>(
  'whole',
  'whole',
  'copied',
  'lost',
  'answer lost',
  'cut',
  'portal',
  'portal refuses',
  'doubled answer',
  'half answer',
)
const jumps = fc.constantFrom(0, -3 * 86_400_000, 3 * 86_400_000, -50 * 365 * 86_400_000, 10 * 365 * 86_400_000)

const steps: Arbitrary<Step>[] = [
  step([few, small, kinds, small], (p, door, kind, value) =>
    happening(`phone ${p}: ${kind} ${value} at its door ${door}`, (world) => world.work(p, door, kind, value)),
  ),
  step([few, small, kinds, small], (p, door, kind, value) =>
    happening(`phone ${p} puts in and keeps: ${kind} ${value} at its door ${door}`, (world) => {
      world.work(p, door, kind, value)
      world.phone(p).write(Number.POSITIVE_INFINITY, world.now)
    }),
  ),
  step([few], (p) =>
    happening(`phone ${p}: the disk writes`, (world) => world.phone(p).write(Number.POSITIVE_INFINITY, world.now)),
  ),
  step([small, ways], (which, how) =>
    happening(`message ${which} arrives: ${how}`, (world) => world.deliver(which, how)),
  ),
  step([few], (p) => happening(`phone ${p} gives up waiting`, (world) => world.timeOut(p))),
  step([few, fc.integer({ min: 0, max: 2 })], (p, written) =>
    happening(`phone ${p} dies after ${written} writes`, (world) => world.phone(p).crash(written, world.now)),
  ),
  step([few, fc.boolean()], (p, isCut) =>
    happening(`phone ${p} pulls${isCut ? ', cut' : ''}`, (world) => world.pull(p, isCut)),
  ),
  step([few], (p) =>
    happening(`phone ${p} pulls three pages`, (world) => {
      for (let i = 0; i < 3; i++) world.pull(p, false)
    }),
  ),
  step([small, small, small, fc.boolean()], (door, field, value, isOpen) =>
    happening(
      `desk: door ${door}, field ${field % 2} becomes ${value}${isOpen ? ', not yet committed' : ''}`,
      (world) => world.deskEdit(door, field, value, isOpen),
    ),
  ),
  step([small], (which) => happening(`transaction ${which} commits`, (world) => world.server.commit(which))),
  step([small, small], (door, grid) =>
    happening(`door ${door} moves to grid ${grid % 4}`, (world) => world.move(door, grid)),
  ),
  step([few, small], (p, grid) => happening(`phone ${p} gets scope ${grid % 4}`, (world) => world.rescope(p, grid))),
  step([few, jumps], (p, offset) =>
    happening(`phone ${p}: its clock is wrong by ${offset / 86_400_000} days`, (world) => {
      world.phone(p).wallOffset = offset
    }),
  ),
  step([fc.constantFrom(10, 1000, 40_000)], (ms) => happening(`${ms} ms go by`, (world) => world.tick(ms))),
  step([few, fc.boolean()], (p, isFull) =>
    happening(`phone ${p}: its disk is ${isFull ? 'full' : 'free'}`, (world) => {
      world.phone(p).isFull = isFull
    }),
  ),
  step([], () =>
    happening('the database is restored elsewhere', (world) => {
      world.server.origin += 1
    }),
  ),
]

/** How a run of the model ended; `story` is the shortest that fails. */
export interface Told {
  runs: number
  failure?: { error: string; story: readonly string[]; seed: number; path: string }
}

/** A failure in words: the shortest story, and how to hear it again. */
export function inWords({ error, story, seed, path }: NonNullable<Told['failure']>): string {
  const again = `npm run test:sync -- --seed ${seed} --path ${path}`
  return [`${error}. The shortest story:`, ...story.map((line, i) => `${i + 1}. ${line}`), again].join('\n')
}

/** Plays `runs` stories, each from a seed of its own; the first that fails is shortened as far as it goes. */
export function tell(runs: number, seed: number, path?: string): Told {
  const stories = fc.commands(steps, { maxCommands: 250, size: 'max' })
  const property = fc.property(stories, (commands) => {
    const world = new World()
    // Every phone has its doors before the story begins.
    for (const one of world.phones) for (let i = 0; i < 3; i++) world.pull(one.index, false)
    fc.modelRun(() => ({ model: {}, real: world }), commands)
    world.heal()
    world.checkRest()
  })
  const details = fc.check(property, { numRuns: runs, seed, ...(path ? { path } : {}) })
  if (!details.failed) return { runs: details.numRuns }
  return {
    runs: details.numRuns,
    failure: {
      error: (details.errorInstance as Error | null)?.message ?? 'unknown',
      story: linesOf(details.counterexample?.[0] ?? []),
      seed: details.seed,
      path: details.counterexamplePath ?? '',
    },
  }
}

function linesOf(commands: unknown): string[] {
  return [...(commands as Iterable<unknown>)].map(String)
}

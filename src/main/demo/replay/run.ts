/**
 * Plays 24 to 31 January 2020 against a running product: the plan's requests over HTTP, at the plan's times on a clock that
 * the server shares. At the end of each day the board, and what checkpoints, leads, measures and follow-ups say, are compared with what
 * the plan comes to.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Figures } from '#modules/registry/contract/index.ts'
import { simulated } from '#platform/server/clock.ts'
import type { Clock } from '#platform/server/runtime.ts'
import { DEMO_SEED } from '../load/places.ts'
import { differences, expectedLedger } from './expected.ts'
import { planDays } from './index.ts'
import { type Answer, phones } from './phones.ts'
import { keepPosition, readPosition, workersFile } from './position.ts'
import { planRounds } from './rounds.ts'
import { dispatcher } from './scenes/cast.ts'
import { compareStory } from './scenes/compare.ts'
import { planStory, type Story } from './scenes/index.ts'
import type { Scene } from './scenes/types.ts'
import { type Played, playScene } from './stage.ts'
import { instant, MINUTE, midnight } from './times.ts'
import type { ReplayDay, Sending } from './types.ts'

/** What one day came to. */
export interface DayReport {
  day: string
  requests: number
  commands: number
  /** Answers by status. */
  answers: Record<Answer['status'], number>
  /** Commands that were answered otherwise than planned; the first few in words. */
  unexpected: { count: number; examples: string[] }
  figures: Figures
  /** Figures of the board that are not those of the plan; empty when all is right. */
  differences: string[]
}

export interface ReplayOptions {
  /** Address of the desk, with a slash at its end. */
  desk: string
  /** File of the demo accounts; its dispatcher looks at the board. */
  accountsFile: string
  /** Data folder: the workers' passwords, and how far the replay has come. */
  folder: string
  /** How many times faster than life; Infinity as fast as the server answers. */
  speed: number
  setClock: (clock: Clock) => Promise<void>
  /** Official codes of the towns whose workers walk; all of them when absent. */
  towns?: readonly string[]
  onProgress: (text: string) => void
  onDay: (report: DayReport) => void
  signal: AbortSignal
}

/** When nothing is sent for longer than this, the clock goes on at once: nights pass unseen. */
const LONGEST_PAUSE = 30 * MINUTE
const DAY = 86_400_000
/** At full speed the clock moves in steps, each as soon as everything before it has been answered. */
const STEP = 30 * MINUTE
const EXAMPLES = 5
/** How often the position is kept, in real milliseconds. */
const KEPT_EVERY = 1000

/** Plays what has not been played yet; resolves after the last day. The clock then runs on like any other. */
export async function replay(options: ReplayOptions): Promise<DayReport[]> {
  const { folder, signal } = options
  const begun = readPosition(folder)
  const isResumed = begun > midnight(0)
  const rounds = await planRounds({ seed: DEMO_SEED })
  const ledger = expectedLedger(rounds)
  let report: Omit<DayReport, 'figures' | 'differences'>
  const handsets = phones({
    desk: options.desk,
    passwords: passwordsOf(options),
    taken: (sending, answers, wasSentAgain) => count(report, sending, answers, isResumed || wasSentAgain),
    signal,
  })
  const clock = replayClock(options, begun)
  const reports: DayReport[] = []
  let keptAt = 0
  const walking = rounds.filter(({ town }) => options.towns?.includes(town) ?? true)
  const story = planStory(walking, DEMO_SEED)
  for (const day of planDays(walking, DEMO_SEED)) {
    for (const { commands } of day.sendings) for (const planned of commands) ledger.take(planned)
    const left = eventsOf(day, story).filter(({ at }) => at >= begun)
    if (left.length === 0) continue
    report = newReport(day)
    for (const { at, sending, scene } of left) {
      await clock.until(at, handsets.settled)
      if (Date.now() - keptAt > KEPT_EVERY) {
        keptAt = Date.now()
        keepPosition(folder, Math.min(at, Date.parse(handsets.oldest() ?? instant(at))))
      }
      options.onProgress(`${instant(clock.now()).slice(0, 16).replace('T', ' ')}  ${report.commands}`)
      if (sending) handsets.send(sending)
      if (!scene) continue
      // What a desk does rests on what the phones told before.
      await handsets.settled()
      countScene(report, await playScene(scene, handsets))
    }
    await handsets.settled()
    keepPosition(folder, Math.max(clock.now(), left.at(-1)?.at ?? 0) + 1000)
    const { area } = await handsets.as<{ area: { figures: Figures } }>(dispatcher, 'GET', 'api/registry/board')
    const differing = [
      ...differences(ledger.figures(), area.figures),
      ...(await compareStory(story, clock.now(), (username, path) => handsets.as(username, 'GET', path))),
    ]
    const done = { ...report, figures: area.figures, differences: differing }
    reports.push(done)
    options.onDay(done)
  }
  await options.setClock({ realStart: Date.now(), simulatedStart: readPosition(folder), speed: 1 })
  return reports
}

/** The clock that the server is given: it runs at the wanted speed, or stands at the end of each step. */
function replayClock({ speed, setClock, signal }: ReplayOptions, begun: number) {
  let clock: Clock = { realStart: Date.now(), simulatedStart: begun, speed: 0 }
  const set = async (moment: number, rate: number) => {
    clock = { realStart: Date.now(), simulatedStart: moment, speed: rate }
    await setClock(clock)
  }
  const now = () => simulated(clock, Date.now())
  return {
    now,
    /** Waits for a moment, or sets the clock to it when nothing happens before. */
    async until(moment: number, settled: () => Promise<void>): Promise<void> {
      signal.throwIfAborted()
      if (now() >= moment) return
      if (speed === Number.POSITIVE_INFINITY) {
        await settled()
        await set(Math.ceil((moment + 1) / STEP) * STEP, 0)
      } else {
        if (clock.speed === 0 || moment - now() > LONGEST_PAUSE) {
          await settled()
          await set(Math.max(now(), moment - MINUTE), speed)
        }
        await pause(Math.max(0, (moment - now()) / speed), undefined, { signal })
      }
    },
  }
}

function passwordsOf({ folder, accountsFile }: ReplayOptions): Map<string, string> {
  const workers = JSON.parse(readFileSync(workersFile(folder), 'utf8')) as Record<string, string>
  const accounts = JSON.parse(readFileSync(accountsFile, 'utf8')) as { username: string; password: string }[]
  return new Map([
    ...Object.entries(workers),
    ...accounts.map(({ username, password }): [string, string] => [username, password]),
  ])
}

interface Event {
  at: number
  sending?: Sending
  scene?: Scene
}

/** What leaves phones and what happens at desks in one day, in order. */
function eventsOf({ day, sendings }: ReplayDay, { scenes }: Story): Event[] {
  const from = Date.parse(`${day}T00:00:00+08:00`)
  return [
    ...sendings.map((sending): Event => ({ at: Date.parse(sending.sendAt), sending })),
    ...scenes.filter(({ at }) => at >= from && at < from + DAY).map((scene): Event => ({ at: scene.at, scene })),
  ].sort((a, b) => a.at - b.at)
}

function newReport({ day }: ReplayDay): Omit<DayReport, 'figures' | 'differences'> {
  const answers = { accepted: 0, repeated: 0, refused: 0, conflict: 0 }
  return { day, requests: 0, commands: 0, answers, unexpected: { count: 0, examples: [] } }
}

function countScene(report: Omit<DayReport, 'figures' | 'differences'>, { answers, unexpected }: Played): void {
  report.requests += 1
  report.commands += answers.length
  for (const status of answers) report.answers[status] += 1
  report.unexpected.count += unexpected.length
  report.unexpected.examples.push(...unexpected.slice(0, Math.max(0, EXAMPLES - report.unexpected.examples.length)))
}

function count(
  report: Omit<DayReport, 'figures' | 'differences'>,
  sending: Sending,
  answers: readonly Answer[],
  mayHaveArrived: boolean,
): void {
  report.requests += 1
  sending.commands.forEach(({ command, expected }, index) => {
    const { status, problem } = answers[index] as Answer
    report.commands += 1
    report.answers[status] += 1
    // What was on its way when the connection or the last run ended may have arrived.
    if (status === expected || (mayHaveArrived && status === 'repeated' && expected === 'accepted')) return
    const { unexpected } = report
    unexpected.count += 1
    if (unexpected.examples.length < EXAMPLES)
      unexpected.examples.push(`${command.name} ${command.id}: ${status} ${problem?.code ?? ''} (${expected})`)
  })
}

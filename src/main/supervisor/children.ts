/** Forks a process of the product, keeps it running, and ends it. */
import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '#platform/server/postgres/errors.ts'
import { pause } from '#platform/server/postgres/process.ts'
import type { Clock, Runtime } from '#platform/server/runtime.ts'
import { childMark, type FromChild, type ToChild } from './child.ts'

/** One of the product's processes. */
export interface ChildPlan {
  /** Name for messages and for its log file. */
  name: string
  /** Its entry file. */
  entry: string
  /** Asked at every start, since the runtime may have changed meanwhile (ports, the first-run token). */
  runtime: () => Runtime
  onDied: (log: string) => void
  onBack: () => void
}

/** A process that is kept running. */
export interface Child {
  /** Port of its server, when it has one. */
  port: number
  /** Number of the process of this moment. */
  pid(): number | undefined
  /** Sets its clock; resolves when it goes by it, or when it is gone and will learn it at its next start. */
  setClock(clock: Clock): Promise<void>
  stop(): Promise<void>
}

/** Waits before the restarts of a process that keeps ending, in milliseconds; the last one repeats. */
const BACK_OFF = [0, 200, 500, 1000, 2000, 5000]
const STABLE_AFTER = 30_000
const LONGEST_START = 60_000
const LONGEST_STOP = 10_000
const LARGEST_LOG = 10 * 1024 * 1024
/**
 * A county PC shares its memory with the database and the desk's browser. Left alone, the engine keeps garbage for as long as
 * there is room; with less room for what is new it collects sooner, at no loss that the bench can see. No request needs more:
 * its body ends at 1 MiB.
 */
const MEMORY = ['--max-semi-space-size=4', '--max-old-space-size=224']

/**
 * Forks the process at once, so that it reads its code while the database starts, and hands it the runtime when that is
 * known. Resolves when it is ready; when it dies afterwards it is started again.
 */
export async function keepChild(
  plan: ChildPlan,
  folder: string,
  known: Promise<unknown> = Promise.resolve(),
): Promise<Child> {
  const log = freshLog(folder, plan.name)
  let process = forkChild(plan, folder, log)
  let isStopping = false
  try {
    await known
  } catch (error) {
    process.kill('SIGKILL')
    throw error
  }
  const port = await ready(process, plan, plan.runtime(), log)

  const follow = (child: ChildProcess, deaths: number) => {
    const begun = Date.now()
    const onExit = async () => {
      if (isStopping) return
      plan.onDied(log)
      for (let tries = Date.now() - begun > STABLE_AFTER ? 0 : deaths; !isStopping; tries += 1) {
        await pause(BACK_OFF[Math.min(tries, BACK_OFF.length - 1)] ?? 0)
        if (isStopping) return
        process = forkChild(plan, folder, log)
        try {
          // The port it took first stays its port: addresses were printed.
          await ready(process, plan, withPort(plan, port), log)
        } catch {
          continue
        }
        plan.onBack()
        return follow(process, tries + 1)
      }
    }
    if (child.exitCode !== null || child.signalCode !== null) void onExit()
    else child.once('exit', () => void onExit())
  }
  follow(process, 0)
  return {
    port,
    pid: () => process.pid,
    setClock: (clock) => setClock(process, clock),
    stop: async () => {
      isStopping = true
      await end(process)
    },
  }
}

function withPort(plan: ChildPlan, port: number): Runtime {
  const runtime = plan.runtime()
  return plan.name === 'public'
    ? { ...runtime, publicPort: port }
    : plan.name === 'internal'
      ? { ...runtime, port }
      : runtime
}

function forkChild(plan: ChildPlan, folder: string, log: string): ChildProcess {
  const { DATABASE_URL: _, ...env } = process.env
  const out = openSync(log, 'a', 0o600)
  try {
    return fork(plan.entry, [], {
      stdio: ['ignore', out, out, 'ipc'],
      env: { NODE_ENV: 'production', [childMark]: '1', NODE_COMPILE_CACHE: join(folder, 'cache', 'node'), ...env },
      execArgv: MEMORY,
    })
  } finally {
    closeSync(out)
  }
}

function ready(child: ChildProcess, plan: ChildPlan, runtime: Runtime, log: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (said: string) => {
      child.kill('SIGKILL')
      reject(new SetupError('child-failed', { name: plan.name, said, log }))
    }
    const timer = setTimeout(() => fail('timeout'), LONGEST_START)
    const onExit = () => fail(String(child.signalCode ?? child.exitCode))
    child.once('error', (error) => fail(error.message))
    if (child.exitCode !== null || child.signalCode !== null) return onExit()
    child.once('exit', onExit)
    child.on('message', (message: FromChild) => {
      if (message.type === 'clock-set') return
      clearTimeout(timer)
      // Only the own listener: whoever waits for the end of this process meanwhile goes on waiting.
      child.off('exit', onExit)
      if (message.type === 'ready') resolve(message.port ?? 0)
      else if (message.code === 'EADDRINUSE') {
        const port = plan.name === 'public' ? runtime.publicPort : runtime.port
        reject(new SetupError('port-taken', { port, host: runtime.host }))
      } else fail(message.message)
    })
    child.send({ type: 'runtime', runtime })
  })
}

function setClock(child: ChildProcess, clock: Clock): Promise<void> {
  if (!child.connected) return Promise.resolve()
  return new Promise((resolve) => {
    const done = (message?: FromChild) => {
      if (message && message.type !== 'clock-set') return
      child.off('message', done)
      child.off('exit', gone)
      resolve()
    }
    const gone = () => done()
    child.on('message', done)
    child.once('exit', gone)
    child.send({ type: 'clock', clock } satisfies ToChild, () => {})
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  if (child.connected) child.send({ type: 'stop' }, () => {})
  else child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP)
  await gone
  clearTimeout(timer)
}

function freshLog(folder: string, name: string): string {
  mkdirSync(join(folder, 'log'), { recursive: true, mode: 0o700 })
  const file = join(folder, 'log', `${name}.log`)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(file, `${file}.1`)
  return file
}

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive, until } from '#platform/server/postgres/process.ts'
import type { Runtime } from '#platform/server/runtime.ts'
import { type Child, keepChild } from './children.ts'

const CHILD = JSON.stringify(join(import.meta.dirname, 'child.ts'))
const runtime = { host: '127.0.0.1', port: 0, publicPort: 0 } as Runtime

let folder: string
let events: string[]
const kept: Child[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianfang-children-'))
  events = []
})
afterEach(async () => {
  for (const child of kept.splice(0)) await child.stop()
  rmSync(folder, { recursive: true, force: true })
})

function entry(body: string): string {
  const file = join(folder, 'entry.mjs')
  writeFileSync(file, `import { serveChild } from ${CHILD}\nimport http from 'node:http'\n${body}\n`)
  return file
}

const SERVER = `serveChild(async (runtime) => {
  const server = http.createServer((_, answer) => answer.end('here'))
  await new Promise((done, fail) => { server.once('error', fail); server.listen(runtime.port, runtime.host, done) })
  return { port: server.address().port, stop: async () => { server.close(); console.log('ended in order') } }
})`

async function keep(file: string, of: Runtime = runtime): Promise<Child> {
  const plan = {
    name: 'internal',
    entry: file,
    runtime: () => of,
    onDied: () => events.push('died'),
    onBack: () => events.push('back'),
  }
  const child = await keepChild(plan, folder)
  kept.push(child)
  return child
}

test('a killed process comes back at the port it had', async () => {
  const child = await keep(entry(SERVER))
  const first = child.pid() ?? 0
  process.kill(first, 'SIGKILL')
  await expect.poll(() => events, { timeout: 5000 }).toEqual(['died', 'back'])
  expect(child.pid()).not.toBe(first)
  expect(await (await fetch(`http://127.0.0.1:${child.port}/`)).text()).toBe('here')
})

test('a process is ended in order', async () => {
  const child = await keep(entry(SERVER))
  const pid = child.pid() ?? 0
  await child.stop()
  expect(isAlive(pid)).toBe(false)
  expect(events).toEqual([])
  expect(readFileSync(join(folder, 'log', 'internal.log'), 'utf8')).toContain('ended in order')
})

test.each([0, 150, 300, 450])(
  'one that is on its way back after %i ms when all is stopped is ended too',
  async (wait) => {
    const child = await keep(entry(SERVER))
    process.kill(child.pid() ?? 0, 'SIGTERM')
    await pause(wait)
    const stopped = child.stop().then(() => 'stopped')
    expect(await Promise.race([stopped, pause(20_000, 'hangs')])).toBe('stopped')
  },
)

test('a process that cannot start says why; a taken port has its own sentence', async () => {
  await expect(keep(entry(`serveChild(async () => { throw new Error('no luck') })`))).rejects.toMatchObject({
    code: 'child-failed',
    params: { name: 'internal', said: 'no luck' },
  })
  const { port } = await keep(entry(SERVER))
  await expect(keep(entry(SERVER), { ...runtime, port })).rejects.toMatchObject({
    code: 'port-taken',
    params: { port },
  })
})

test('a process whose supervisor was killed ends by itself', async () => {
  const source = `import { keepChild } from ${JSON.stringify(join(import.meta.dirname, 'children.ts'))}
    const plan = { name: 'worker', entry: ${JSON.stringify(entry(SERVER))}, runtime: () => (${JSON.stringify(runtime)}), onDied() {}, onBack() {} }
    console.log((await keepChild(plan, ${JSON.stringify(folder)})).pid())`
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', source], { cwd: import.meta.dirname })
  const pid = Number(await new Promise((resolve) => supervisor.stdout.once('data', resolve)))
  expect(isAlive(pid)).toBe(true)
  supervisor.kill('SIGKILL')
  expect(await until(() => !isAlive(pid), 5000)).toBe(true)
})

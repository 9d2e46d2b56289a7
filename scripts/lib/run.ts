import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a program said and how it ended. */
export interface Ended {
  code: number
  output: string
  seconds: number
}

/** Runs a program of `node_modules/.bin` or Node itself in the checkout. `isShown` passes its output on while it runs. */
export function run(
  program: string,
  args: readonly string[],
  isShown = false,
  env: Record<string, string> = {},
): Promise<Ended> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: root,
      env: { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (piece: Buffer) => {
      output += piece
      if (isShown) process.stderr.write(piece)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}`, seconds: 0 }))
    child.once('close', (code) => resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 }))
  })
}

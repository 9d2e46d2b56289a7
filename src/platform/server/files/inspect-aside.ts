import { Worker } from 'node:worker_threads'
import { Problem } from '../../contract/index.ts'
import { fileProblems } from '../../contract/problems-file.ts'
import { type Inspected, inspect, sniff } from './inspect.ts'

/** What the thread is given. */
export interface Question {
  bytes: Uint8Array
  name: string
}

/** What it says: what was found; or the code of the problem. */
export type Answer = { found: Omit<Inspected, 'bytes'> } | { problem: string }

/** A file that takes longer, in milliseconds, or more memory is made to; nobody's letter does. */
const longest = 60_000
const memory = { maxOldGenerationSizeMb: 768 }

/** Up to so many bytes a text is looked through sooner than a thread begins. */
const small = 262_144

/**
 * `inspect` in a thread of its own, so that a large file holds up nobody who works meanwhile, and one that was made to fill the
 * memory ends alone. Throws what `inspect` throws; file.damaged where it did not end.
 */
export async function inspectAside(bytes: Buffer, name: string): Promise<Inspected> {
  const family = sniff(bytes)
  // A picture has a process of its own.
  const isDrawn = /^(jpeg|png|webp)$/.test(family)
  if (isDrawn || (bytes.length <= small && !/^(pdf|zip)$/.test(family))) return inspect(bytes, name)
  const question: Question = { bytes, name }
  const thread = new Worker(new URL('./inspect-worker.ts', import.meta.url), {
    workerData: question,
    resourceLimits: memory,
  })
  const found = new Promise<Inspected>((resolve, reject) => {
    const clock = setTimeout(() => reject(new Problem(fileProblems.damaged)), longest)
    thread.on('message', (answer: Answer) => {
      if ('found' in answer) resolve({ ...answer.found, bytes })
      else reject(problemOf(answer.problem))
    })
    thread.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Problem(fileProblems.damaged) : error),
    )
    thread.on('exit', () => {
      clearTimeout(clock)
      reject(new Problem(fileProblems.damaged))
    })
  })
  return found.finally(() => thread.terminate())
}

function problemOf(code: string): Error {
  const definition = Object.values(fileProblems).find((one) => one.code === code)
  return definition ? new Problem(definition) : new Error(`unforeseen ${code}`)
}

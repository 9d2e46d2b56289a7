import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../contract/index.ts'
import { inspect } from './inspect.ts'
import type { Answer, Question } from './inspect-aside.ts'

/** The thread of one file: it looks through it, answers, and ends. */
const { bytes, name } = workerData as Question
const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const answer: Answer = await inspect(whole, name).then(
  ({ kind, numbers, searched }) => ({ found: { kind, numbers, searched } }),
  (error) => {
    if (error instanceof Problem) return { problem: error.definition.code }
    throw error
  },
)
parentPort?.postMessage(answer)

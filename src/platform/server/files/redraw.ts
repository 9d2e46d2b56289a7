import { fork } from 'node:child_process'
import { largestFile } from '../../contract/file.ts'
import { Problem } from '../../contract/index.ts'
import { fileProblems } from '../../contract/problems-file.ts'
import { createLane } from '../http/lane.ts'
import type { Drawn, PictureKind } from './draw.ts'

/** What the process of a picture is given. */
export interface Question {
  kind: PictureKind
  bytes: Uint8Array
  most: number
}

/** One at a time: the worst picture that is taken fills half a gigabyte while it is decoded. */
const lane = createLane(1, 100)
/** A picture that takes longer, in milliseconds, was made to. */
const longest = 60_000

/**
 * A picture drawn anew in a process of its own: what decodes it is native code, whose memory goes back whole only with its
 * process, and which a picture that was made for it could bring down. Throws file.damaged, picture_too_large, picture_moves.
 */
export function redraw(kind: PictureKind, bytes: Buffer, within = longest): Promise<Buffer> {
  return lane(async () => {
    const drawn = await inProcess({ kind, bytes, most: largestFile }, within)
    if ('refused' in drawn) throw new Problem(fileProblems[drawn.refused])
    return Buffer.from(drawn.made)
  })
}

function inProcess(question: Question, within: number): Promise<Drawn> {
  // Neither the environment nor the arguments of the server go along; Windows alone starts nothing without its folder.
  const { SystemRoot } = process.env
  const child = fork(new URL('./draw-process.ts', import.meta.url), [], {
    ...{
      serialization: 'advanced',
      execArgv: [],
      env: SystemRoot ? { SystemRoot } : {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    },
  })
  const clock = setTimeout(() => child.kill('SIGKILL'), within)
  return new Promise<Drawn>((resolve, reject) => {
    child.once('message', (drawn) => resolve(drawn as Drawn))
    child.once('error', reject)
    // It was brought down, or took too long.
    child.once('exit', () => resolve({ refused: 'damaged' }))
    child.send(question, (error) => {
      if (error) child.kill('SIGKILL')
    })
  }).finally(() => clearTimeout(clock))
}

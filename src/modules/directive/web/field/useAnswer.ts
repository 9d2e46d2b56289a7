import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { attachOf, type Chosen, taken } from '#platform/web/files/useUploads.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { answerDemand, type Proof, report, tellProgress } from '../../contract/index.ts'
import type { Answer } from './answers.ts'

/** What goes with a report besides its words. */
interface More {
  files?: readonly Chosen[]
  count?: number | undefined
  proof?: Proof | undefined
}

/** Sends what an agency says about a demand by the command that it is. */
export function useAnswer(directive: string, demand: number) {
  const answers = useCommand(answerDemand)
  const progresses = useCommand(tellProgress)
  const reports = useCommand(report)
  const all = [answers, progresses, reports]
  const own = { directive, demand }
  const put = (answer: Answer, said: string, { files = [], count, proof }: More) => {
    // Of an earlier try of another kind nothing is said any more.
    for (const command of all) command.reset()
    if (answer === 'progress') return progresses.send({ ...own, said })
    if (answer === 'report')
      return reports.send({
        ...{ ...own, said },
        ...(count === undefined ? {} : { count }),
        ...(files.length > 0 ? { files: attachOf(files) } : {}),
        ...(proof ? { proof } : {}),
      })
    return answers.send({
      ...{ ...own, answer: answer === 'ask' ? 'question' : 'accepted' },
      ...(said ? { said } : {}),
    })
  }
  const last = all.find(({ progress }) => progress !== undefined)
  return {
    busy: all.some(({ busy }) => busy),
    progress: last?.progress,
    problem: last?.problem,
    /** True once the server has it, or this phone keeps it until there is signal. */
    async send(answer: Answer, said: string, more: More): Promise<boolean> {
      const outcome = await savedOr<{ state: string }>(put(answer, said, more))
      if (outcome && outcome.state !== 'accepted') return false
      if (outcome) {
        showSaved()
        // Of what waits on this phone the server still needs the bytes.
        taken(more.files ?? [])
      }
      return true
    },
  }
}

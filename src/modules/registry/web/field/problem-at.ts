import { useWords } from '#platform/web/i18n.ts'
import type { DraftProblem } from '../resident/check.ts'
import type { ServerProblem } from './drafts.ts'

/** Text of the problem at a field, the phone's own or the server's; paths are compared from their end. */
export function useProblemAt(
  problems: readonly (DraftProblem | ServerProblem)[],
): (path: string) => string | undefined {
  const say = useWords('registry')
  return (path) => {
    const found = problems.find((problem) => problem.path.endsWith(path))
    if (!found) return undefined
    return 'text' in found ? found.text : say(found.key, found.values)
  }
}

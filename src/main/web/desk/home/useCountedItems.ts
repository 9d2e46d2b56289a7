import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useWaitingCounts } from '../waitingCounts.ts'
import type { WaitingItem } from './waiting.ts'

/** Entries whose matters stand one by one in the list already. */
const oneByOne = ['/dispatch', '/conflicts', '/sealed']

/** What waits in the modules, a line each with its number: the same numbers as beside the entries of the side bar. */
export function useCountedItems(): WaitingItem[] {
  const say = useWords('main')
  const format = useFormat()
  return useWaitingCounts()
    .filter(({ to }) => !oneByOne.includes(to))
    .map(({ to, label, count }) => ({
      ...{
        key: to,
        kind: say('home.countedKind'),
        what: say('home.counted', { label, count: format.number(count) }),
        to,
      },
    }))
}

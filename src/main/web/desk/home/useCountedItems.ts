import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useWaitingCounts } from '../waitingCounts.ts'
import type { WaitingItem } from './waiting.ts'

/** Entries whose matters stand one by one in the list already. */
const oneByOne = ['/dispatch', '/conflicts', '/sealed']

/** What waits in the modules, a line each with its number: the same numbers as beside the entries of the side bar, with the first clock among them. */
export function useCountedItems(): WaitingItem[] {
  const say = useWords('main')
  const format = useFormat()
  const now = countyNow().toISOString()
  return useWaitingCounts()
    .filter(({ to }) => !oneByOne.includes(to))
    .map(({ to, label, count, dueAt }) => ({
      ...{
        key: to,
        kind: say('home.countedKind'),
        what: dueAt
          ? say('home.countedDue', { label, count: format.number(count), at: format.moment(dueAt) })
          : say('home.counted', { label, count: format.number(count) }),
        to,
      },
      ...(dueAt ? { at: dueAt, late: dueAt <= now } : {}),
    }))
}

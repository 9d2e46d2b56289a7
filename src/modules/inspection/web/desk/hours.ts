import type { Format } from '#platform/web/format.ts'
import type { Draw } from '../../contract/index.ts'

const two = (hour: number): string => String(hour).padStart(2, '0')

/** The days and the window of a draw in words: 27 Jan, 22:00–06:00 the next day. */
export function hoursOf(
  { fromDay, days, hourFrom, hourTo }: Pick<Draw, 'fromDay' | 'days' | 'hourFrom' | 'hourTo'>,
  say: (key: string, values?: Readonly<Record<string, string | number>>) => string,
  format: Format,
): string {
  const from = new Date(`${fromDay}T00:00:00+08:00`)
  const last = new Date(from.getTime() + (days - 1) * 86_400_000)
  const span = days === 1 ? format.shortDay(from) : `${format.shortDay(from)}–${format.shortDay(last)}`
  const hours =
    hourFrom === hourTo
      ? say('draw.roundTheClock')
      : say(hourTo < hourFrom ? 'draw.overNight' : 'draw.sameDay', { from: two(hourFrom), to: two(hourTo) })
  return `${span} ${hours}`
}

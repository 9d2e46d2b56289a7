import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { board } from '../../contract/index.ts'

type Hour = ResponseOf<typeof board>['lanes'][number]['hours'][number]
const step = 9
const middle = 24
const reach = 20
const hourMs = 3_600_000

/** What the bars and points of a lane's day stand for. */
export function HoursLegend(): ReactNode {
  const say = useWords('checkpoint')
  return (
    <span className="checkpoint-legend">
      {say('lane.hours')}
      {(['in', 'out', 'wait'] as const).map((key) => (
        <span key={key} className={`is-${key}`}>
          {say(`lane.hour.${key}`)}
        </span>
      ))}
    </span>
  )
}

/** Passes of the last 24 hours by the hour, in above the line and out below it, with the longest wait as a point; the clock runs below. */
export function Hours({ values }: { values: Hour[] }): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const most = Math.max(1, ...values.flatMap((one) => [one.in, one.out]))
  const total = (key: 'in' | 'out') => values.reduce((sum, one) => sum + one[key], 0)
  const tall = (value: number) => (value === 0 ? 0 : Math.max(2, (value / most) * reach))
  const until = (at: number) => format.time(new Date(Date.now() - (values.length - 1 - at) * hourMs))
  const width = values.length * step
  return (
    <svg
      className="checkpoint-hours"
      width={width}
      height="64"
      role="img"
      aria-label={say('lane.hoursOf', { in: total('in'), out: total('out') })}
    >
      {values.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
        <g key={at}>
          <title>
            {say('lane.hourOf', { at: until(at), in: one.in, out: one.out })}
            {one.wait === null ? '' : say('lane.hourWait', { minutes: one.wait })}
          </title>
          <rect x={at * step} y="0" width={step} height="48" fill="transparent" />
          <rect className="is-in" x={at * step + 1} y={middle - tall(one.in)} width={step - 2} height={tall(one.in)} />
          <rect className="is-out" x={at * step + 1} y={middle + 1} width={step - 2} height={tall(one.out)} />
          {one.wait ? <circle className="is-wait" cx={at * step + step / 2} cy="3" r="2.5" /> : null}
        </g>
      ))}
      <line x1="0" x2={width} y1={middle + 0.5} y2={middle + 0.5} />
      {[5, 11, 17, 23].map((at) => (
        <text key={at} x={(at + 1) * step} y="60" textAnchor="end">
          {until(at)}
        </text>
      ))}
    </svg>
  )
}

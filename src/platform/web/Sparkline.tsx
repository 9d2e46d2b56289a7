import type { ReactNode } from 'react'

/** A line without axes: the shape of the last days. Decoration for the ear, so hidden from it; the number stands beside. */
export function Sparkline({
  values,
  width = 88,
  height = 24,
}: {
  values: readonly number[]
  width?: number
  height?: number
}): ReactNode {
  if (values.length < 2) return null
  const low = Math.min(...values)
  const range = Math.max(...values) - low || 1
  const x = (index: number): number => 2 + (index / (values.length - 1)) * (width - 4)
  const y = (value: number): number => height - 3 - ((value - low) / range) * (height - 6)
  const last = values.length - 1
  return (
    <svg className="sparkline" width={width} height={height} aria-hidden="true">
      <polyline
        points={values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r="2" fill="var(--accent)" />
    </svg>
  )
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One figure of a bench. */
export interface Result {
  name: string
  value: number
  unit: string
  /** What the bare floor did in the same run, in the same unit. */
  floor?: number
  /** Value over floor, or over whatever `name` compares with. */
  ratio?: number
  /** The goal in words; none where the figure only explains another. */
  goal?: string
  holds?: boolean
}

/** A figure that must not exceed `most`. */
export function atMost(name: string, value: number, unit: string, most: number): Result {
  return { name, value, unit, goal: `<= ${most} ${unit}`, holds: value <= most }
}

/** A figure that must reach `least` times the floor. */
export function ofFloor(name: string, value: number, unit: string, floor: number, least: number): Result {
  const ratio = value / floor
  return { name, value, unit, floor, ratio, goal: `>= ${least} of the floor`, holds: ratio >= least }
}

/** Prints the figures as a table, and again those that fall short. */
export function printTable(title: string, results: readonly Result[]): void {
  const rows = results.map((one) => [
    one.name,
    `${show(one.value)} ${one.unit}`,
    one.floor === undefined ? '' : show(one.floor),
    one.ratio === undefined ? '' : one.ratio.toFixed(2),
    one.goal ?? '',
    one.holds === undefined ? '' : one.holds ? 'holds' : 'FALLS SHORT',
  ])
  const lines = [['figure', 'value', 'floor', 'ratio', 'goal', ''], ...rows]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length))) ?? []
  console.log(`\n${title}`)
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  const short = results.filter((one) => one.holds === false)
  console.log(
    short.length === 0
      ? '\nEvery goal holds.'
      : `\n${short.length} fall short: ${short.map((one) => one.name).join('; ')}`,
  )
}

/** Writes `bench/out/NAME.json`; answers its path. */
export function writeResults(name: string, results: readonly Result[]): string {
  const folder = join(import.meta.dirname, '..', 'out')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  writeFileSync(file, `${JSON.stringify({ results }, null, 2)}\n`)
  return file
}

function show(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}

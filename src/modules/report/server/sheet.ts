import { fill, type Language, type Role, roleNames, type Text } from '#platform/contract/index.ts'
import { answer } from '#platform/server/commands/module.ts'
import type { Cell } from '#platform/server/csv.ts'
import { sheetFile } from '#platform/server/http/sheet-file.ts'
import { statisticsSheet } from '../contract/index.ts'
import { type CountColumn, countColumns } from './counts.ts'
import { clockOf } from './days.ts'
import { readStatistics, type Statistics, type StatisticsRow } from './statistics.ts'
import { suppress } from './suppress.ts'
import { classNames, columnNames, words } from './words.ts'

/** What stands in place of a hidden count. */
export const hiddenMark = '*'

/** Handler of the sheet: the statistics as a file that says itself what it is. */
export const sheetAnswer = answer(statisticsSheet, async (work, params) => {
  const statistics = await readStatistics(work, params)
  const language = params.language ?? work.language
  const sheet = layOut(statistics, {
    language,
    isOutside: params.outside === 'yes',
    madeAt: work.receivedAt,
    roles: work.roles,
  })
  const title = words.title[language]
  const name = `${title}-${statistics.area.name}-${statistics.to}.${params.format}`.replace(/[\\/:*?"<>|\s]+/g, '_')
  return sheetFile(name, params.format, sheet.rows, sheet.heading, title.slice(0, 31))
})

/** Rows of a sheet: what it is, the heading, the counts, the total where rows add up. `heading` is the heading's index. */
export function layOut(
  statistics: Statistics,
  about: { language: Language; isOutside: boolean; madeAt: Date; roles: readonly string[] },
): { rows: Cell[][]; heading: number } {
  const say = (text: Text, values: Record<string, string> = {}) => fill(text[about.language], values)
  const { area, from, to, by, rows } = statistics
  const roles = about.roles.filter((role): role is Role => role in roleNames).map((role) => say(roleNames[role]))
  const intro: Cell[][] = [
    [say(words.title)],
    [say(words.area), area.name],
    [say(words.period), from === to ? to : say(words.upTo, { from, to }), say(words.standing)],
    [say(words.made), clock(about.madeAt)],
    [say(words.madeBy), roles.join(' · ')],
    [say(words.use), say(about.isOutside ? words.outside : words.inside)],
    [],
  ]
  const hasTotal = by !== 'day'
  const counts = rows.map((row) => countColumns.map((column) => row[column]))
  if (hasTotal) counts.push(countColumns.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0)))
  const hidden = about.isOutside ? suppress(counts, hasTotal) : []
  const labels = rows.map((row) => labelOf(row, by, say))
  if (hasTotal) labels.push(say(words.total))
  const body = counts.map((row, index) => [
    labels[index] ?? '',
    ...row.map((value, column): Cell => (hidden[index]?.[column] ? hiddenMark : value)),
  ])
  const heading: Cell[] = [say(words[by]), ...countColumns.map((column: CountColumn) => say(columnNames[column]))]
  return { rows: [...intro, heading, ...body], heading: intro.length }
}

function labelOf(row: StatisticsRow, by: Statistics['by'], say: (text: Text) => string): string {
  if (by === 'day') return row.day
  if (by === 'area') return row.areaName
  const name = classNames[row.class ?? 0]
  return name ? say(name) : ''
}

/** A moment by the county's clock, to the minute. */
function clock(moment: Date): string {
  return `${clockOf(moment)} (UTC+8)`
}

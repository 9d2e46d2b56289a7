import { type Language, Problem, problems, type Text } from '#platform/contract/index.ts'
import { answer } from '#platform/server/commands/module.ts'
import type { Cell } from '#platform/server/csv.ts'
import { sheetFile } from '#platform/server/http/sheet-file.ts'
import { feedback } from '../contract/index.ts'
import { columns, outcomeNames, rejectNames, title, waiting } from './feedback-words.ts'
import { type FeedbackRow, feedbackOf, findList } from './queries-read.ts'
import { type Body, unseal } from './secrets.ts'

/** The list as it goes back: row for row as the sender sent it, with what was found out beside it. */
export const feedbackAnswer = answer(feedback, async (work, params) => {
  const list = await findList(work.db, work.county, params.list)
  if (!list) throw new Problem(problems.not_found)
  const language = params.language ?? work.language
  const rows = await work.db.query<FeedbackRow>(feedbackOf, [work.county, list.id])
  const cells = rows.map((row): Cell[] => {
    const about = row.id ? `lead.lead:${row.id}` : `lead.reject:${list.id}:${row.row_no}`
    const body = unseal<Body>(work, row.emergency ?? '', about, row.body)
    const said =
      row.answer && row.id ? unseal<string>(work, row.emergency ?? '', `lead.answer:${row.id}`, row.answer) : ''
    return [
      row.row_no,
      body.code ?? '',
      body.name ?? '',
      resultOf(language, row),
      said,
      row.answered_at ? clock(row.answered_at) : '',
    ]
  })
  const heading = columns.map((text) => text[language])
  const sheet = [heading, ...cells]
  const name = `${title[language]}-${list.year}-${list.no}.${params.format}`
  return sheetFile(name, params.format, sheet, 0, title[language].slice(0, 31))
})

function resultOf(language: Language, { outcome, why }: FeedbackRow): string {
  const text: Text | undefined = outcome
    ? outcomeNames[outcome]
    : why
      ? rejectNames[why as keyof typeof rejectNames]
      : waiting
  return text?.[language] ?? ''
}

/** A moment on the county's clock. */
function clock(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

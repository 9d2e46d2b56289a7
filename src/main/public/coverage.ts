import { type Counts, countColumns, suppress, toCounts } from '#modules/report/server/index.ts'
import { type Html, html } from './html.ts'
import { dateText, type Page, type Reader, say } from './layout.ts'
import type { Published } from './queries.ts'
import { words } from './words.ts'

type Statement = Published['statements'][number]

/** Lines of a statement, in the order of reading. */
const shown = [
  'doors',
  'reached',
  'registered',
  'refused',
  'vacant',
  'other',
  'unreached',
  'nobodyHome',
  'persons',
] as const satisfies (keyof Counts)[]

/** All published statements, newest first. */
export function coveragePage(reader: Reader, { statements }: Published): Page {
  return {
    name: 'coverage',
    title: say(reader, words.coverageTitle),
    body: html`<p>${say(reader, words.coverageIntro)}</p>
${statements.length === 0 ? html`<p>${say(reader, words.noStatements)}</p>` : statements.map((one) => statementText(reader, one))}`,
  }
}

function statementText(reader: Reader, statement: Statement): Html {
  return html`<h2>${dateText(reader, statement.day)}</h2>
${figuresTable(reader, statement)}`
}

/** Figures of one statement; small ones, and those that would tell them, are hidden (RIGHTS C-16). */
export function figuresTable(reader: Reader, { figures, published_at }: Statement): Html {
  const counts = toCounts(figures)
  const [hidden = []] = suppress([countColumns.map((column) => counts[column])], false)
  const number = new Intl.NumberFormat(reader.language)
  const cell = (name: keyof Counts) => {
    const value = counts[name]
    // Persons are in no sum with doors, so nothing else tells them.
    const isHidden = name === 'persons' ? value > 0 && value <= 10 : hidden[countColumns.indexOf(name)]
    return isHidden ? '—' : number.format(value)
  }
  return html`<table>
${shown.map(
  (name) => html`<tr><th scope="row">${say(reader, words[name])}</th><td>${cell(name)}</td></tr>
`,
)}</table>
<p class="quiet">${say(reader, words.published, { time: dateText(reader, published_at, 'moment') })}</p>`
}

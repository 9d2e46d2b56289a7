import { randomUUID } from 'node:crypto'
import { playbooks } from '#modules/emergency/server/index.ts'
import { type Letter, noticeText } from '#modules/measure/contract/index.ts'
import { about, hashOfCode, openLetter, readCode, sealLetter, unwrapKey } from '#modules/measure/server/index.ts'
import { type Html, html } from './html.ts'
import { dateText, linkTo, type Page, type Reader, say } from './layout.ts'
import type { MeasureCounts, MeasureDesk, OpenedMeasure, Published } from './queries.ts'
import type { ReportDesk } from './queries-report.ts'
import { reportLink } from './report.ts'
import { words } from './words.ts'

/** Longest objection, in characters. */
export const longestObjection = 1000

/** Control characters that no form field types; they say nothing and no screen shows them. Line ends and tabs stay. */
const unseen = /(?![\t\n\r])\p{Cc}/gu

/** What somebody sent with the form: the code of the paper, and what they say against the measure. */
export interface Asked {
  code?: string
  text?: string
}

/** Counts of measures by ground, and the way in for whoever holds a paper. */
export function measuresPage(reader: Reader, { measures }: Published, wrong?: { code: string }): Page {
  return {
    name: 'measures',
    title: say(reader, words.measures),
    body: html`<h2>${say(reader, words.measurePaper)}</h2>
<p>${say(reader, words.measurePaperHow)}</p>
${codeForm(reader, wrong)}
<h2>${say(reader, words.measureCounts)}</h2>
<p>${say(reader, words.measureCountsHow)}</p>
${measures.length === 0 ? html`<p>${say(reader, words.noMeasureCounts)}</p>` : measures.map((one) => countsTable(reader, one))}`,
  }
}

/** What a code opens: the notice as it stands now, what was objected and answered, and the form to object. */
export async function openedPage(
  reader: Reader,
  desk: MeasureDesk,
  reports: ReportDesk,
  asked: Asked,
): Promise<Page | undefined> {
  const code = readCode(asked.code ?? '')
  const hash = hashOfCode(code ?? '')
  const found = code ? await desk.read(hash) : undefined
  if (!code || !found) return undefined
  const key = unwrapKey(code, found.key_code)
  const report = await reportLink(reader, reports, code)
  if (asked.text === undefined) return shown(reader, found, key, code, { report })
  const text = asked.text.replace(unseen, '').trim()
  const length = [...text].length
  if (length === 0 || length > longestObjection)
    return shown(reader, found, key, code, { report, wrong: { text: asked.text, isEmpty: length === 0 } })
  const id = randomUUID()
  const isTaken = await desk.object(hash, id, sealLetter(key, about.objection(id), text))
  const note = isTaken ? words.objectionTaken : words.objectionNot
  return shown(reader, (await desk.read(hash)) ?? found, key, code, { report, note })
}

/** An objection that was not taken, as it was typed. */
interface WrongText {
  text: string
  isEmpty: boolean
}

function shown(
  reader: Reader,
  found: OpenedMeasure,
  key: Buffer,
  code: string,
  {
    report,
    note,
    wrong,
  }: { report: Html | undefined; note?: (typeof words)['objectionTaken' | 'objectionNot']; wrong?: WrongText },
): Page {
  const { language } = reader
  const to = openLetter<Letter>(key, about.recipient, found.recipient)
  const text = (word: Parameters<typeof noticeText>[1], values?: Record<string, string | number>) =>
    noticeText(language, word, values)
  const approvers = found.approved_by.join(language === 'en' ? ', ' : '、')
  const isOpen = found.letters.some(({ answer }) => answer === null)
  const mayObject = !isOpen && ['served', 'running', 'suspended'].includes(found.state)
  return {
    name: 'measures',
    title: text('title'),
    body: html`
${note && html`<p class="band" role="status">${say(reader, note)}</p>`}
<p class="quiet">${text('number', { year: found.year, no: found.no })}</p>
<p class="band">${say(reader, stateWords(found.state), { time: dateText(reader, found.ended_at ?? found.expires_at, 'moment') })}</p>
${report}
<p>${text('to', { name: to.name, address: to.address })}</p>
<p>${text('what', { law: lawText(reader, found.basis), kind: phrase(reader, 'kinds', found.kind) })}</p>
<p>${text('from', { time: dateText(reader, found.starts_at, 'moment') })}<br>${text('until', { time: dateText(reader, found.expires_at, 'moment') })}</p>
<h2>${text('grounds')}</h2>
<ul>${to.grounds.map((one) => html`<li>${one}</li>`)}</ul>
<h2>${text('restrictions')}</h2>
<ul>${found.restrictions.map((one) => html`<li>${phrase(reader, 'restrictions', one)}</li>`)}</ul>
<h2>${text('help')}</h2>
<ul>${found.help.map((one) => html`<li>${phrase(reader, 'help', one)}</li>`)}</ul>
<p>${text('decided', { proposer: found.proposed_by, approvers })}</p>
<h2>${text('object')}</h2>
<p>${text('objectHow', { proposer: found.proposed_by })}</p>
${found.letters.map((one) => letterText(reader, key, one))}
${mayObject && objectionForm(reader, code, wrong)}`,
  }
}

function letterText(reader: Reader, key: Buffer, one: OpenedMeasure['letters'][number]): Html {
  const open = (what: string, cipher: string) => openLetter<string>(key, what, Buffer.from(cipher, 'base64'))
  const at = (moment: string) => dateText(reader, new Date(moment), 'moment')
  return html`<dl><dt>${say(reader, words.objectedAt, { time: at(one.at) })}</dt>
<dd>${open(about.objection(one.id), one.cipher)}</dd>
<dt>${one.answer && one.answered ? say(reader, words.answeredAt, { time: at(one.answered), what: say(reader, one.answer === 'lifted' ? words.answerLifted : words.answerKept) }) : say(reader, words.answerDue, { time: at(one.due) })}</dt>
${one.answerCipher && html`<dd>${open(about.answer(one.id), one.answerCipher)}</dd>`}</dl>`
}

function codeForm(reader: Reader, wrong?: { code: string }): Html {
  return html`<form method="post" action="${linkTo(reader, 'measures')}">
<label for="code">${say(reader, words.code)}</label>
<input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${wrong?.code ?? ''}"${wrong && html` aria-invalid="true" aria-describedby="code-wrong"`}>
${wrong && html`<p id="code-wrong" class="wrong" role="alert">${say(reader, words.codeWrong)}</p>`}
<button>${say(reader, words.codeOpen)}</button>
</form>`
}

function objectionForm(reader: Reader, code: string, wrong?: WrongText): Html {
  const said = wrong
    ? say(reader, wrong.isEmpty ? words.objectionEmpty : words.objectionLong, {
        ...{ max: String(longestObjection), count: String([...wrong.text.trim()].length) },
      })
    : undefined
  return html`<form method="post" action="${linkTo(reader, 'measures')}">
<input type="hidden" name="code" value="${code}">
<label for="words">${say(reader, words.objectionText)}</label>
<textarea id="words" name="text" required maxlength="${longestObjection}" rows="6"${said && html` aria-invalid="true" aria-describedby="words-wrong"`}>${wrong?.text ?? ''}</textarea>
${said && html`<p id="words-wrong" class="wrong" role="alert">${said}</p>`}
<button>${say(reader, words.objectionSend)}</button>
</form>`
}

function countsTable(reader: Reader, { day, figures }: MeasureCounts): Html {
  const number = new Intl.NumberFormat(reader.language)
  const cell = (count: number | null) => (count === null ? '—' : number.format(count))
  return html`<h3>${dateText(reader, day)}</h3>
<table>
${figures.grounds.map(
  ({ basis, running }) => html`<tr><th scope="row">${lawText(reader, basis)}</th><td>${cell(running)}</td></tr>
`,
)}<tr><th scope="row">${say(reader, words.inAll)}</th><td>${cell(figures.running)}</td></tr>
</table>`
}

function stateWords(state: string) {
  if (state === 'served') return words.stateServed
  if (state === 'running') return words.stateRunning
  if (state === 'suspended') return words.stateSuspended
  return state === 'lifted' ? words.stateLifted : words.stateOver
}

/** The law behind a code, from whichever playbook knows it. */
function lawText({ language }: Reader, code: string): string {
  for (const { legalBasis } of playbooks.values()) {
    const law = legalBasis.find((one) => one.code === code)
    if (law) return `${law.title[language] ?? ''} ${law.article[language] ?? ''}`
  }
  return code
}

function phrase({ language }: Reader, list: 'kinds' | 'restrictions' | 'help', code: string): string {
  for (const { measures } of playbooks.values()) {
    const found = (measures?.[list] as readonly { code: string; text: Record<string, string> }[] | undefined)?.find(
      (one) => one.code === code,
    )
    if (found) return found.text[language] ?? code
  }
  return code
}

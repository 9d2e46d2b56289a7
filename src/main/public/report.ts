import { randomUUID } from 'node:crypto'
import { playbooks } from '#modules/emergency/server/index.ts'
import { hashOfCode, openLetter, readCode, sealLetter, unwrapKey } from '#modules/measure/server/index.ts'
import {
  closedSlots,
  dayAfter,
  dayAt,
  hoursOf,
  openSlot,
  type Plan,
  releaseDay,
  slotAt,
  tellable,
} from '#modules/monitoring/contract/index.ts'
import { aboutOwnReport, type Found } from '#modules/monitoring/server/index.ts'
import type { Text } from '#platform/contract/index.ts'
import { type Html, html } from './html.ts'
import { dateText, linkTo, type Page, type Reader, say } from './layout.ts'
import type { OpenedFollowUp, ReportDesk } from './queries-report.ts'
import { degreesText, readReport, type Sent, type Typed } from './report-form.ts'
import { words } from './words.ts'
import { reportWords as own } from './words-report.ts'

/** The page with the code's field. */
export function reportPage(reader: Reader, wrong?: { code: string }): Page {
  return {
    name: 'report',
    title: say(reader, own.title),
    body: html`<p>${say(reader, own.how)}</p>
<form method="post" action="${linkTo(reader, 'report')}">
<label for="code">${say(reader, words.code)}</label>
<input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${wrong?.code ?? ''}"${wrong && html` aria-invalid="true" aria-describedby="code-wrong"`}>
${wrong && html`<p id="code-wrong" class="wrong" role="alert">${say(reader, own.codeWrong)}</p>`}
<button>${say(reader, own.codeOpen)}</button>
</form>
<p class="quiet">${say(reader, own.readers)}</p>`,
  }
}

/** What a code opens: the times to tell and what was told with it; a report that comes along is written first. */
export async function openedReport(
  reader: Reader,
  desk: ReportDesk,
  sent: Sent,
): Promise<{ page: Page; status: number } | undefined> {
  const code = readCode(sent.code ?? '')
  const hash = hashOfCode(code ?? '')
  const found = code ? await desk.read(hash) : undefined
  if (!code || !found) return undefined
  const key = unwrapKey(code, found.key_code)
  const rules = playbooks.get(found.playbook)?.monitoring
  const asked = { fever: rules?.fever ?? 373, symptoms: rules?.symptoms ?? [] }
  const typed = readReport(
    sent,
    asked.symptoms.map(({ code: one }) => one),
  )
  const show = (now: OpenedFollowUp, note?: Text, kept?: Typed) =>
    shown(reader, { found: now, key, code, symptoms: asked.symptoms }, note, kept)
  if (!typed) return { page: show(found), status: 200 }
  if (found.state !== 'running') return { page: show(found), status: 409 }
  if (typed.temperature === undefined) return { page: show(found, undefined, typed), status: 422 }
  if (!typed.at) return { page: show(found, own.closed, typed), status: 422 }
  const { temperature, symptoms, id, at } = typed
  const alert = temperature >= asked.fever || symptoms.length > 0
  const cipher = sealLetter(key, aboutOwnReport(id), { temperature, symptoms } satisfies Found)
  const became = await desk.report(hash, { id, ...at, alert, cipher })
  const after = (await desk.read(hash)) ?? found
  if (became === 'taken') return { page: show(after, alert ? own.takenAlert : own.taken), status: 200 }
  if (became === 'told') return { page: show(after, own.told), status: 409 }
  return { page: show(after, after.state === 'running' ? own.closed : undefined, typed), status: 409 }
}

interface Opened {
  found: OpenedFollowUp
  key: Buffer
  code: string
  symptoms: readonly { code: string; text: Text | Record<string, string> }[]
}

function shown(reader: Reader, opened: Opened, note?: Text, typed?: Typed): Page {
  const { found } = opened
  const plan: Plan = { startsOn: found.starts_on, days: found.days, perDay: found.per_day }
  const now = new Date()
  const release = dateText(reader, releaseDay(plan))
  const offered = found.state === 'running' ? tellable(plan, found.skipped, found.told, now) : []
  return {
    name: 'report',
    title: say(reader, own.title),
    body: html`
${note && html`<p class="band" role="status">${say(reader, note)}</p>`}
${stateText(reader, found, plan, release, now)}
${offered.length > 0 && form(reader, opened, plan, offered, now, typed)}
${found.state === 'running' && offered.length === 0 && nothing(reader, plan, now)}
${found.own.length > 0 && told(reader, opened, plan, now)}
${found.state === 'running' && note !== own.told && note !== own.takenAlert && html`<p>${say(reader, own.unwell)}</p>`}
<p class="quiet">${say(reader, own.readers)}</p>`,
  }
}

function stateText(reader: Reader, found: OpenedFollowUp, plan: Plan, release: string, now: Date): Html {
  if (found.state === 'ahead')
    return html`<p>${say(reader, own.ahead, { start: dateText(reader, found.starts_on) })}</p>`
  if (found.state === 'released') return html`<p class="band">${say(reader, own.released, { release })}</p>`
  if (found.state === 'ended') return html`<p class="band">${say(reader, own.ended)}</p>`
  const day = Math.round((Date.parse(dayAt(now)) - Date.parse(plan.startsOn)) / 86_400_000) + 1
  return html`<p>${say(reader, own.day, { day, days: plan.days, release })}</p>`
}

function form(
  reader: Reader,
  { code, symptoms }: Opened,
  plan: Plan,
  offered: readonly number[],
  now: Date,
  typed: Typed | undefined,
): Html {
  const values = offered.map((index) => {
    const { day, slot } = slotAt(plan, index)
    return { value: `${day} ${slot}`, name: timeText(reader, plan, index, now) }
  })
  const kept = typed?.at && `${typed.at.day} ${typed.at.slot}`
  const chosen = values.find(({ value }) => value === kept)?.value ?? values[0]?.value
  const problem = typed?.problem && own[typed.problem]
  return html`<form method="post" action="${linkTo(reader, 'report')}">
<input type="hidden" name="code" value="${code}">
<input type="hidden" name="id" value="${typed?.id ?? randomUUID()}">
<fieldset><legend>${say(reader, own.which)}</legend>
${values.map(
  ({ value, name }) =>
    html`<label class="choice"><input type="radio" name="at" value="${value}"${value === chosen && html` checked`}>${name}</label>
`,
)}</fieldset>
<label for="temperature">${say(reader, own.temperature)}</label>
<input id="temperature" name="temperature" required inputmode="decimal" maxlength="10" autocomplete="off" value="${typed?.typed ?? ''}" aria-describedby="${problem ? 'temperature-wrong' : 'temperature-hint'}"${problem && html` aria-invalid="true" autofocus`}>
${problem ? html`<p id="temperature-wrong" class="wrong" role="alert">${say(reader, problem)}</p>` : html`<p id="temperature-hint" class="quiet">${say(reader, own.temperatureHint)}</p>`}
<fieldset><legend>${say(reader, own.symptoms)}</legend>
<div class="choices">${symptoms.map(
    (one) =>
      html`<label class="choice"><input type="checkbox" name="s.${one.code}"${typed?.symptoms.includes(one.code) && html` checked`}>${one.text[reader.language] ?? one.code}</label>
`,
  )}</div></fieldset>
<button>${say(reader, own.send)}</button>
</form>`
}

function nothing(reader: Reader, plan: Plan, now: Date): Html {
  const next = (openSlot(plan, now) ?? closedSlots(plan, now) - 1) + 1
  const isThere = next < plan.days * plan.perDay
  const time = isThere ? timeText(reader, plan, next, now) : ''
  return html`<p>${say(reader, own.nothingNow)}${isThere && html`<br>${say(reader, own.next, { time })}`}</p>`
}

/** What was told with this code since yesterday. What another code of the same person told cannot be opened with it. */
function told(reader: Reader, { found, key, symptoms }: Opened, plan: Plan, now: Date): Html {
  const separator = reader.language === 'en' ? ', ' : '、'
  const name = (code: string) => symptoms.find((one) => one.code === code)?.text[reader.language] ?? code
  return html`<h2>${say(reader, own.mine)}</h2>
<dl>${found.own.map((one) => {
    const { temperature, symptoms: felt } = openLetter<Found>(
      key,
      aboutOwnReport(one.id),
      Buffer.from(one.cipher, 'base64'),
    )
    const index = Math.round((Date.parse(one.day) - Date.parse(plan.startsOn)) / 86_400_000) * plan.perDay
    return html`<dt>${timeText(reader, plan, index + one.slot - 1, now)}</dt>
<dd>${say(reader, own.degrees, { value: degreesText(temperature ?? 0) })} · ${felt.map(name).join(separator) || say(reader, own.well)}</dd>
`
  })}</dl>`
}

/** A time by its day and hours: today, yesterday or tomorrow. */
function timeText(reader: Reader, plan: Plan, index: number, now: Date): string {
  const { day, slot } = slotAt(plan, index)
  const today = dayAt(now)
  const word = day === today ? own.today : day < today ? own.yesterday : own.tomorrow
  return word === own.tomorrow && day !== dayAfter(today, 1)
    ? dateText(reader, day)
    : say(reader, word, hoursOf(plan.perDay, slot))
}

/** The way from an opened measure to the report, where its resident is followed up now. */
export async function reportLink(reader: Reader, desk: ReportDesk, code: string): Promise<Html | undefined> {
  const found = await desk.read(hashOfCode(code))
  if (found?.state !== 'running') return undefined
  return html`<form method="post" action="${linkTo(reader, 'report')}">
<input type="hidden" name="code" value="${code}">
<button>${say(reader, own.measureToday)}</button>
</form>`
}

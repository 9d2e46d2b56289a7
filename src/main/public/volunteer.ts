import { randomUUID } from 'node:crypto'
import { skillNames, skills } from '#modules/agency/contract/index.ts'
import { hashOfCode, readCode } from '#modules/measure/server/index.ts'
import { freeNames, freeTimes, reasonTexts } from '#modules/volunteer/contract/index.ts'
import { aboutContact } from '#modules/volunteer/server/index.ts'
import type { Text } from '#platform/contract/index.ts'
import { sealTo } from '#platform/server/sealed/letter.ts'
import { type Html, html } from './html.ts'
import { dateText, linkTo, type Page, type Reader, say } from './layout.ts'
import type { OpenedSignUp, OpenedThanks, SignUpGround, VolunteerDesk } from './queries-volunteer.ts'
import type { Sent } from './report-form.ts'
import { emptyForm, readSignUpForm, type TypedSignUp, type WrongField } from './volunteer-form.ts'
import { volunteerWords as own } from './words-volunteer.ts'

/** Path of the page that a code opens. */
export const volunteerCodePath = '/volunteer/code'
const codeLink = (reader: Reader) =>
  reader.isChosen ? `${volunteerCodePath}?lang=${reader.language}` : volunteerCodePath

const wrongTexts: Readonly<Record<WrongField, Text>> = {
  name: own.wrongName,
  phone: own.wrongPhone,
  place: own.wrongPlace,
  birth: own.wrongBirth,
  young: own.tooYoung,
  free: own.wrongFree,
}

/** The form; empty, or as it was sent with what is to be changed. */
export function volunteerPage(
  reader: Reader,
  ground: SignUpGround,
  isLive: boolean,
  typed: TypedSignUp = emptyForm(),
  note?: Text,
): Page {
  const isReady = ground.keys.length > 0 && ground.places.length > 0
  return {
    name: 'volunteer',
    title: say(reader, own.title),
    body: html`<p>${say(reader, own.intro)}</p>
${note && html`<p class="band" role="alert">${say(reader, note)}</p>`}
${typed.wrong.length > 0 && html`<p class="band" role="alert">${say(reader, own.wrongTop, { count: typed.wrong.length })}</p>`}
${isLive ? (isReady ? form(reader, ground, typed) : html`<p class="band">${say(reader, own.notReady)}</p>`) : html`<p class="band">${say(reader, own.quiet)}</p>`}
${codeForm(reader)}`,
  }
}

function form(reader: Reader, { places }: SignUpGround, typed: TypedSignUp): Html {
  const isWrong = (field: WrongField) => typed.wrong.includes(field)
  const first = typed.wrong[0]
  const invalid = (field: WrongField, hint: string | false = false) =>
    isWrong(field)
      ? html` aria-invalid="true" aria-describedby="${field}-wrong"${field === first && html` autofocus`}`
      : hint && html` aria-describedby="${hint}"`
  const says = (field: WrongField) =>
    isWrong(field) && html`<p id="${field}-wrong" class="wrong">${say(reader, wrongTexts[field])}</p>`
  const birth: WrongField = isWrong('young') ? 'young' : 'birth'
  return html`<form method="post" action="${linkTo(reader, 'volunteer')}">
<input type="hidden" name="id" value="${typed.id}">
<input type="hidden" name="code" value="${typed.code}">
<label for="name">${say(reader, own.name)}</label>
<input id="name" name="name" required maxlength="50" autocomplete="name" value="${typed.name}"${invalid('name')}>
${says('name')}
<label for="phone">${say(reader, own.phone)}</label>
<input id="phone" name="phone" type="tel" required maxlength="20" autocomplete="tel" value="${typed.phone}"${invalid('phone', 'phone-hint')}>
${says('phone') || html`<p id="phone-hint" class="quiet hint">${say(reader, own.phoneHint)}</p>`}
<label for="place">${say(reader, own.place)}</label>
<select id="place" name="place" required${invalid('place')}>
<option value="">${say(reader, own.placeChoose)}</option>
${[...Map.groupBy(places, ({ town }) => town)].map(
  ([town, some]) =>
    html`<optgroup label="${town}">${some.map(({ id, name }) => html`<option value="${id}"${id === typed.place && html` selected`}>${name}</option>`)}</optgroup>
`,
)}</select>
${says('place')}
<label for="birth">${say(reader, own.birthYear)}</label>
<input id="birth" name="birth" required inputmode="numeric" maxlength="6" autocomplete="bday-year" value="${typed.birth}"${invalid(birth, 'birth-hint')}>
${says(birth) || html`<p id="birth-hint" class="quiet hint">${say(reader, own.birthHint)}</p>`}
<fieldset><legend>${say(reader, own.skills)}</legend>
<div class="choices">${skills.map((one) => box(`skill.${one}`, skillNames[one][reader.language], typed.skills.includes(one)))}</div></fieldset>
<fieldset${invalid('free')}><legend>${say(reader, own.free)}</legend>
${says('free')}
<div class="choices">${freeTimes.map((one) => box(`free.${one}`, freeNames[one][reader.language], typed.free.includes(one)))}</div></fieldset>
<h2>${say(reader, own.use)}</h2>
<p>${say(reader, own.useText)}</p>
<button>${say(reader, own.send)}</button>
</form>`
}

const box = (name: string, label: string, isOn: boolean): Html =>
  html`<label class="choice"><input type="checkbox" name="${name}"${isOn && html` checked`}>${label}</label>
`

/** The field for a code, at the foot of the form and alone on its page. */
function codeForm(reader: Reader, wrong?: string): Html {
  return html`<h2>${say(reader, own.codeTitle)}</h2>
<form method="post" action="${codeLink(reader)}">
<label for="code">${say(reader, own.codeLabel)}</label>
<input id="code" name="code" required maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${wrong ?? ''}"${wrong !== undefined && html` aria-invalid="true" aria-describedby="code-wrong"`}>
${wrong !== undefined && html`<p id="code-wrong" class="wrong" role="alert">${say(reader, own.codeWrong)}</p>`}
<button>${say(reader, own.codeOpen)}</button>
</form>`
}

/** The page for a code alone. */
export function volunteerCodePage(reader: Reader, wrong?: string): Page {
  return { name: 'volunteer', title: say(reader, own.title), body: codeForm(reader, wrong) }
}

/** Takes a form: the answer with the code, or the form again with everything that was typed. */
export async function signedUp(
  reader: Reader,
  desk: VolunteerDesk,
  ground: SignUpGround,
  isLive: boolean,
  sent: Sent,
): Promise<{ page: Page; status: number }> {
  const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date()))
  const typed = readSignUpForm(sent, new Set(ground.places.map(({ id }) => id)), year)
  const again = (status: number, note?: Text) => ({ page: volunteerPage(reader, ground, isLive, typed, note), status })
  if (typed.wrong.length > 0) return again(422)
  const { county } = ground.places.find(({ id }) => id === typed.place) ?? {}
  const key = ground.keys.find((one) => one.county === county)
  if (!key || !isLive) return again(409)
  const { id, name, phone, place, birthYear, skills: can, free, code } = typed
  const contact = sealTo(key, aboutContact(id), JSON.stringify({ name, phone }))
  const one = { id, place, hash: hashOfCode(code), contact, language: reader.language, birthYear, skills: can, free }
  const became = await desk.signUp(one)
  if (became !== 'taken') return again(409, own[became])
  return { page: takenPage(reader, code), status: 200 }
}

function takenPage(reader: Reader, code: string): Page {
  return {
    name: 'volunteer',
    title: say(reader, own.taken),
    body: html`<p role="status">${say(reader, own.takenText)}</p>
<dl><dt>${say(reader, own.codeIs)}</dt><dd class="receipt">${code}</dd></dl>
<p>${say(reader, own.next)}</p>
<form method="post" action="${codeLink(reader)}">
<input type="hidden" name="code" value="${code}">
<button>${say(reader, own.toState)}</button>
</form>`,
  }
}

/** What a code opens: a sign-up, with its way out, or a paper of thanks; undefined where it opens nothing. */
export async function openedVolunteer(reader: Reader, desk: VolunteerDesk, sent: Sent): Promise<Page | undefined> {
  const code = readCode(sent.code ?? '')
  if (!code) return undefined
  const hash = hashOfCode(code)
  const found = await desk.read(hash)
  if (!found) {
    const paper = await desk.thanks(hash)
    return paper && thanksPage(reader, paper)
  }
  const canLeave = found.state === 'new' || found.state === 'declined' || found.state === 'accepted'
  if (sent.withdraw === 'yes' && canLeave) {
    await desk.withdraw(hash, randomUUID())
    return statePage(reader, (await desk.read(hash)) ?? found, code, false)
  }
  return statePage(reader, found, code, sent.withdraw === 'ask' && canLeave)
}

function statePage(reader: Reader, found: OpenedSignUp, code: string, isAsked: boolean): Page {
  const { no, state, reason, place_name, signed_up_at } = found
  const isServing = state === 'accepted'
  const canLeave = state === 'new' || state === 'declined' || isServing
  const button = (value: string, label: Text) => html`<form method="post" action="${codeLink(reader)}">
<input type="hidden" name="code" value="${code}">
${value !== '' && html`<input type="hidden" name="withdraw" value="${value}">`}
<button>${say(reader, label)}</button>
</form>`
  return {
    name: 'volunteer',
    title: say(reader, own.stateTitle, { no, place: place_name }),
    body: html`<p class="band" role="status">${say(reader, own[state])}</p>
${reason && state !== 'withdrawn' && html`<p>${reasonTexts[reason][reader.language]}</p>`}
<p class="quiet">${say(reader, own.signedUp, { day: dateText(reader, signed_up_at) })}</p>
${
  canLeave &&
  (isAsked
    ? html`<p role="alert">${say(reader, isServing ? own.stopAsk : own.withdrawAsk)}</p>
${button('yes', own.withdrawYes)}
${button('', own.keep)}`
    : button('ask', isServing ? own.stop : own.withdraw))
}`,
  }
}

function thanksPage(reader: Reader, paper: OpenedThanks): Page {
  const { no, place_name, from_day, to_day, hours, shifts, issued_at } = paper
  const values = {
    no,
    place: place_name,
    hours,
    shifts,
    from: dateText(reader, from_day),
    to: dateText(reader, to_day),
  }
  return {
    name: 'volunteer',
    title: say(reader, own.thanksTitle),
    body: html`<p class="band" role="status">${say(reader, own.thanksText, values)}</p>
<p>${say(reader, own.thanksNote, { day: dateText(reader, issued_at) })}</p>`,
  }
}

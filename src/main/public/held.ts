import type { Playbook } from '#modules/emergency/contract/index.ts'
import { playbooks, type RollField } from '#modules/emergency/server/index.ts'
import { followers, officers } from '#modules/monitoring/contract/index.ts'
import { type Role, roleNames } from '#platform/contract/index.ts'
import { responsible } from './home.ts'
import { type Html, html } from './html.ts'
import { linkTo, type Page, type Reader, say } from './layout.ts'
import type { Published } from './queries.ts'
import { type Entry, monitoringRegister, readers, rollRegister, workRegister } from './register.ts'
import { words } from './words.ts'

/** What is held on a resident, why, on which basis, and who can see it. */
export function heldPage(reader: Reader, published: Published): Page {
  const [live] = published.live
  // Without an emergency nothing is recorded; the page then explains what one would record.
  const playbook = (live && playbooks.get(live.playbook)) ?? playbooks.values().next().value
  const bases = live && playbook?.legalBasis.filter(({ code }) => live.legal_basis.includes(code))
  const separator = reader.language === 'en' ? ', ' : '、'
  const roles = readers().map((role) => roleNames[role][reader.language])
  return {
    name: 'held',
    title: say(reader, words.heldTitle),
    body: html`
${!live && html`<p class="band">${say(reader, words.quietNow)}</p>`}
<p>${say(reader, words.heldIntro)}</p>
${playbook && rollText(reader, playbook)}
<h2>${say(reader, words.madeByWork)}</h2>
<dl>${workRegister.map((entry) => entryText(reader, entry))}</dl>
${playbook?.monitoring && monitoringText(reader, playbook.monitoring)}
<h2>${say(reader, words.readersTitle)}</h2>
<p>${say(reader, words.readers, { roles: roles.join(separator) })}</p>
${bases && basesText(reader, bases)}
<h2>${say(reader, words.endTitle)}</h2>
<p>${say(reader, words.end)}</p>
${responsible(reader, published)}
<h2>${say(reader, words.never)}</h2>
<p>${say(reader, words.neverList)}</p>`,
  }
}

function rollText(reader: Reader, { roll }: Playbook): Html {
  const known = roll.fields.filter((field): field is RollField => field in rollRegister)
  const always = known.filter((field) => !roll.whenNeeded.includes(field))
  const needed = known.filter((field) => roll.whenNeeded.includes(field))
  const list = (fields: readonly RollField[]) =>
    html`<dl>${fields.map((field) => entryText(reader, rollRegister[field]))}</dl>`
  return html`<h2>${say(reader, words.askedAlways)}</h2>
${list(always)}
${
  needed.length > 0 &&
  html`<h2>${say(reader, words.askedWhenNeeded)}</h2>
${list(needed)}`
}`
}

/** What a follow-up for health reasons writes down: the same for everybody, so that the page tells nobody about anybody. */
function monitoringText(
  reader: Reader,
  { healthDays, movementDays, purpose }: NonNullable<Playbook['monitoring']>,
): Html {
  const names = (some: readonly Role[]) =>
    some.map((role) => roleNames[role][reader.language]).join(reader.language === 'en' ? ', ' : '、')
  const others = followers.filter((role) => !officers.includes(role))
  return html`<h2>${say(reader, words.monitoringTitle)}</h2>
<p>${say(reader, words.monitoringWho)}</p>
<p>${purpose.text[reader.language] ?? ''}</p>
<dl>${monitoringRegister.map((entry) => entryText(reader, entry))}</dl>
<p>${say(reader, words.monitoringKept, { health: healthDays, movement: movementDays })}</p>
<p>${say(reader, words.monitoringReaders, { officers: names(officers), followers: names(others) })}</p>
<p>${say(reader, words.monitoringOwn)} <a href="${linkTo(reader, 'report')}">${say(reader, words.monitoringOpen)}</a></p>`
}

function entryText(reader: Reader, { name, why, kept }: Entry): Html {
  return html`<dt>${say(reader, name)}</dt>
<dd>${say(reader, why)}${kept !== 'open' && html` <span class="quiet">${say(reader, words[kept])}</span>`}</dd>
`
}

function basesText(reader: Reader, bases: Playbook['legalBasis']): Html {
  return html`<h2>${say(reader, words.basisTitle)}</h2>
<ul>${bases.map(
    ({ title, article, allows }) =>
      html`<li>${title[reader.language] ?? ''} ${article[reader.language] ?? ''}<br><span class="quiet">${allows[reader.language] ?? ''}</span></li>
`,
  )}</ul>`
}

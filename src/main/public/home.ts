import { playbooks } from '#modules/emergency/server/index.ts'
import { figuresTable } from './coverage.ts'
import { type Html, html } from './html.ts'
import { dateText, linkTo, type Page, type Reader, say } from './layout.ts'
import type { Published } from './queries.ts'
import { words } from './words.ts'

/** First page: what applies now, what a visit is, who is responsible, how far the visits are. */
export function homePage(reader: Reader, published: Published): Page {
  const [latest] = published.statements
  return {
    name: 'home',
    title: say(reader, words.nowTitle),
    body: html`
${published.live.length === 0 ? html`<p>${say(reader, words.quietNow)}</p>` : published.live.map((one) => liveText(reader, one))}
<h2>${say(reader, words.visitTitle)}</h2>
<p>${say(reader, words.visit)}</p>
<p>${say(reader, words.visitNot)}</p>
<p><a href="${linkTo(reader, 'held')}">${say(reader, words.heldTitle)}</a></p>
${responsible(reader, published)}
${
  latest &&
  html`<h2>${say(reader, words.latest)}</h2>
${figuresTable(reader, latest)}
<p><a href="${linkTo(reader, 'coverage')}">${say(reader, words.allStatements)}</a></p>`
}`,
  }
}

/** Who is responsible, and what to do about a mistake. */
export function responsible(reader: Reader, { bodies }: Published): Html {
  const names = bodies.filter(({ kind }) => kind === 'commission').map(({ name }) => name)
  const separator = reader.language === 'en' ? ', ' : '、'
  return html`<h2>${say(reader, words.responsibleTitle)}</h2>
<p>${say(reader, words.responsible, { bodies: names.join(separator) || reader.county })}</p>
<p>${say(reader, words.mistake)}</p>`
}

function liveText(reader: Reader, live: Published['live'][number]): Html {
  const playbook = playbooks.get(live.playbook)
  const level = playbook?.levels.find((one) => one.level === live.level)?.name[reader.language] ?? String(live.level)
  // A name that the county gave is shown as it is; the playbook's own name exists in every language.
  const isOwn = live.name !== playbook?.name['zh-Hans']
  const name = isOwn ? live.name : (playbook?.name[reader.language] ?? live.name)
  return html`<p>${say(reader, words.live, { name, level, day: dateText(reader, live.started_at) })}</p>`
}

import { fill, type Language, languages, type Text } from '#platform/contract/index.ts'
import { type Html, html } from './html.ts'
import { stylePath } from './style.ts'
import { words } from './words.ts'

/** The pages, by path. */
export const paths = {
  home: '/',
  held: '/held',
  coverage: '/coverage',
  measures: '/measures',
  report: '/report',
  volunteer: '/volunteer',
} as const
export type PageName = keyof typeof paths

/** What every page is told. */
export interface Reader {
  language: Language
  /** True when the language was chosen in the address; links then carry it on. */
  isChosen: boolean
  demo: boolean
  county: string
}

/** A page before its frame. */
export interface Page {
  name: PageName | undefined
  title: string
  body: Html
}

const languageNames: Record<Language, string> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' }

/** A word of the pages in the reader's language. */
export function say(reader: Reader, text: Text, values: Record<string, string | number> = {}): string {
  return fill(text[reader.language], values)
}

/** A day (YYYY-MM-DD) or a moment, written out in the county's time. */
export function dateText(reader: Reader, at: Date | string, style: 'day' | 'moment' = 'day'): string {
  // Noon of the county, so that a day is itself in every zone.
  const moment = typeof at === 'string' ? new Date(`${at}T12:00:00+08:00`) : at
  return new Intl.DateTimeFormat(reader.language, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    ...(style === 'moment' && { timeStyle: 'short' }),
  }).format(moment)
}

/** Address of a page, in the language that was chosen. */
export function linkTo(reader: Reader, name: PageName): string {
  return reader.isChosen ? `${paths[name]}?lang=${reader.language}` : paths[name]
}

/** The whole document. */
export function frame(reader: Reader, { name, title, body }: Page): string {
  const site = reader.county === '' ? say(reader, words.product) : say(reader, words.site, { county: reader.county })
  const here = name === undefined ? paths.home : paths[name]
  const entry = (page: PageName) =>
    html`<a href="${linkTo(reader, page)}"${page === name && html` aria-current="page"`}>${say(reader, words[page])}</a>`
  const tongue = (language: Language) =>
    language === reader.language
      ? html`<a aria-current="true" lang="${language}">${languageNames[language]}</a>`
      : html`<a href="${here}?lang=${language}" hreflang="${language}" lang="${language}">${languageNames[language]}</a>`
  return html`<!doctype html>
<html lang="${reader.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${site}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<a class="skip" href="#text">${say(reader, words.skip)}</a>
<header>
<p>${site}</p>
<nav>${(Object.keys(paths) as PageName[]).map(entry)}</nav>
</header>
<main id="text">
${reader.demo && html`<p class="band">${say(reader, words.demo)}</p>`}
<h1>${title}</h1>
${body}
</main>
<footer>
<nav aria-label="${say(reader, words.languages)}">${languages.map(tongue)}</nav>
</footer>
</body>
</html>
`.text
}

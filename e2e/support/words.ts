import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page, Request } from '@playwright/test'
import { ConverterFactory } from 'opencc-js/core'
import { to as intoTraditional, from as simplified } from 'opencc-js/preset/cn2t'
import { to as intoSimplified, from as traditional } from 'opencc-js/preset/t2cn'
import { type Language, languages } from '../../src/platform/contract/language.ts'

/** Foreign words that a Chinese screen may show: file formats, keys, codes, and products by their own names. */
const foreign = new Set(
  'XLSX CSV UTF YY GB MB QR TOTP Lianfang Excel Shift Alt Ctrl Tab Esc Enter Linux Chrome lianfang verify zs Cori Wallinga Teunis Webhook JSON Bearer SEC HTTP SHA HMAC PDF Word TXT MiB docx xlsx'.split(
    ' ',
  ),
)
/** Fields of answers whose text was typed or given as a name, and is the same in every language. */
const nameFields =
  /^(name|.*Name|username|address|number|reason|note|explanation|responsible|aliases|userAgent|device|signer|signedBy|title|text|said|lastSaid|what|spot|preamble|report|result|by|issuedBy|issuerAgency|reportedBy|direction|hoursOpen|equipment|checkpoint|plate|origin|destination|leftBy|backBy|code|person|proposer|proposedBy|agency|answerText|answeredBy|endedBy|standard|source|unit|donor|why|summary|done|problems|next|answer|vehicle|recording|cites)$/
/** How a character is written in either Chinese. */
const here = {
  'zh-Hans': ConverterFactory(traditional.tw ?? [], intoSimplified.cn ?? []),
  'zh-Hant': ConverterFactory(simplified.cn ?? [], intoTraditional.tw ?? []),
}
const han = /\p{Script=Han}+/gu

/** Everything a person may read or hear on the page: texts and the attributes that are spoken. */
export async function textsOf(page: Page): Promise<string[]> {
  const texts = await page.locator('html').evaluate((html) => {
    const found: string[] = []
    for (const element of html.querySelectorAll('body, body *')) {
      // Names of languages stand in their own language, and say so.
      if (element.closest('[lang]') !== html || element.closest('[aria-hidden=true]')) continue
      // Signs of a plate are the same in every language, and say so.
      if (element.closest('[translate=no]') || !element.checkVisibility()) continue
      const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.nodeValue)
      found.push(own.join(''))
      for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name) ?? '')
    }
    return found
  })
  return [...new Set([await page.title(), ...texts.map((text) => text.trim())])].filter(Boolean)
}

/** Knows the product's words and the county's names, and tells a word in the wrong language from a name. */
export class Words {
  private readonly said = {
    'zh-Hans': readLocales('zh-Hans'),
    'zh-Hant': readLocales('zh-Hant'),
    en: readLocales('en'),
  }
  private readonly names = new Set<string>()
  private longestFirst: string[] = []
  /** Texts that were looked at and are right: most stand on every page. */
  private readonly right = new Set<string>()

  /** Names in an answer of the server; texts kept in three languages are not names. */
  learn(answer: unknown, field = ''): void {
    if (typeof answer === 'string') {
      // A unit is a name of one sign: 只, 瓶.
      if (!nameFields.test(field) || (answer.length < 2 && field !== 'unit') || !/\p{L}/u.test(answer)) return
      // In and out are words of the screen, where a road leads to is a name.
      if (field === 'direction' && !/\p{Script=Han}/u.test(answer)) return
      this.names.add(answer)
      // A chart writes a long name over two lines.
      const half = Math.ceil(answer.length / 2)
      if (/^\p{Script=Han}{5,8}$/u.test(answer)) this.names.add(answer.slice(0, half)).add(answer.slice(half))
    } else if (Array.isArray(answer)) for (const each of answer) this.learn(each, field)
    // A problem is said in the reader's language.
    else if (
      answer &&
      typeof answer === 'object' &&
      !('zh-Hans' in answer) &&
      !('title' in answer && 'status' in answer)
    )
      for (const [name, value] of Object.entries(answer)) this.learn(value, name)
  }

  /** What is wrong with a text shown in a language, if anything is; names are taken out only where there seems to be. */
  wrong(language: Language, text: string): string | undefined {
    if (this.right.has(`${language} ${text}`)) return undefined
    const found = this.strange(language, text) && this.strange(language, this.withoutNames(text))
    if (!found) this.right.add(`${language} ${text}`)
    return found
  }

  private strange(language: Language, own: string): string | undefined {
    const key = own
      .match(/(?<![\w.@/-])[a-z][a-zA-Z]*(?:[.:][a-z_][\w-]*)+/g)
      ?.find((one) => !languages.some((each) => this.said[each].includes(one)))
    if (key) return `raw key ${key}`
    if (language === 'en') return own.match(han)?.[0]
    const word = own
      .replaceAll(/[\w-]*\d[\w-]*/g, '')
      .match(/[A-Za-z]{2,}/g)
      ?.find((one) => !foreign.has(one))
    return word ?? [...own].find((character) => this.isStrange(language, character))
  }

  /** A character of the other Chinese: one that is written differently here, and that no text here has. */
  private isStrange(language: 'zh-Hans' | 'zh-Hant', character: string): boolean {
    return here[language](character) !== character && !this.said[language].includes(character)
  }

  private withoutNames(text: string): string {
    if (this.longestFirst.length !== this.names.size)
      this.longestFirst = [...this.names].sort((a, b) => b.length - a.length)
    return this.longestFirst.reduce((left, name) => left.replaceAll(name, ' '), text)
  }
}

/** All texts of the locale files in a language. */
function readLocales(language: Language): string {
  const root = fileURLToPath(new URL('../../src/', import.meta.url))
  return globSync(`**/locales/${language}.json`, { cwd: root })
    .map((file) => readFileSync(`${root}${file}`, 'utf8'))
    .flatMap((text) => valuesOf(JSON.parse(text)))
    .join('\n')
}

function valuesOf(tree: unknown): string[] {
  return typeof tree === 'string' ? [tree] : Object.values(tree as object).flatMap(valuesOf)
}

/** Knows when a page has got what it asked for, and lets the words learn the names in the answers. */
export class Calm {
  private readonly open = new Set<Request>()
  private since = Date.now()

  private constructor(page: Page, words: Words) {
    page.on('request', (request) => {
      if (!request.url().endsWith('/api/live')) this.open.add(request)
    })
    page.on('requestfailed', (request) => this.ended(request))
    page.on('requestfinished', async (request) => {
      if (request.url().includes('/api/') && !request.url().endsWith('/api/live')) {
        const answer = await (await request.response())?.json().catch(() => undefined)
        words.learn(answer)
      }
      this.ended(request)
    })
  }

  /** Listens to a page on which somebody has signed in. */
  static async of(page: Page, words: Words): Promise<Calm> {
    // A phone shows at once what it holds; its first pull went by before anybody listened.
    for (const path of ['/api/session', '/api/sync/pull?limit=1000'])
      words.learn(await (await page.request.get(new URL(path, page.url()).href)).json())
    return new Calm(page, words)
  }

  /** Resolves when nothing has been asked for a moment. */
  async settle(): Promise<void> {
    for (const end = Date.now() + 40_000; Date.now() < end; ) {
      if (this.open.size === 0 && Date.now() - this.since > 60) return
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
    throw new Error(`the page goes on asking: ${[...this.open].map((request) => request.url())}`)
  }

  private ended(request: Request): void {
    this.open.delete(request)
    this.since = Date.now()
  }
}

/** Goes to a page as a link would, without loading the product anew. */
export async function goInside(page: Page, path: string): Promise<void> {
  await page.locator('html').evaluate((html, to) => {
    const window = html.ownerDocument.defaultView
    window?.history.pushState(null, '', to)
    window?.dispatchEvent(new window.PopStateEvent('popstate'))
  }, path)
}

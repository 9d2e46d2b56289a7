import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { chooseLanguage, languages } from '#platform/contract/index.ts'
import { coveragePage } from './coverage.ts'
import { heldPage } from './held.ts'
import { homePage } from './home.ts'
import { html } from './html.ts'
import { frame, type Page, paths, type Reader, say } from './layout.ts'
import { type Asked, measuresPage, openedPage } from './measure.ts'
import type { MeasureDesk, Published } from './queries.ts'
import type { ReportDesk } from './queries-report.ts'
import type { VolunteerDesk } from './queries-volunteer.ts'
import { openedReport, reportPage } from './report.ts'
import type { Sent } from './report-form.ts'
import { slowPage } from './slow.ts'
import { style, stylePath } from './style.ts'
import { volunteerRoutes } from './volunteer-routes.ts'
import { words } from './words.ts'
import { limitWrongCodes } from './wrong-codes.ts'

/** What the site is made of. */
export interface PublicParts {
  log: Logger
  demo: boolean
  tls?: { cert: string; key: string }
  read: () => Promise<Published>
  measures: MeasureDesk
  reports: ReportDesk
  volunteers: VolunteerDesk
}

/** How long what was read is shown again without asking the database, in milliseconds: a crowd costs no more than one. */
const FRESH = 5000

/** Builds the public site: pages without scripts and without cookies. It does not listen yet. */
export async function createPublicApp(parts: PublicParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: parts.log,
    disableRequestLogging: true,
    bodyLimit: 1024,
    requestTimeout: 10_000,
    ...(parts.tls ? { https: parts.tls } : {}),
  }) as unknown as FastifyInstance
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: parts.tls ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  const read = remembered(parts.read)

  const answer =
    (make: (reader: Reader, published: Published) => Page) => async (request: FastifyRequest, reply: FastifyReply) => {
      const published = await read()
      const reader = readerOf(request, parts.demo, published.counties[0]?.name ?? '')
      return send(reply, reader, make(reader, published))
    }
  app.get(paths.home, answer(homePage))
  app.get(paths.held, answer(heldPage))
  app.get(paths.coverage, answer(coveragePage))
  app.get(
    paths.measures,
    answer((reader, published) => measuresPage(reader, published)),
  )
  app.get(
    paths.report,
    answer((reader) => reportPage(reader)),
  )
  // A form and nothing else: whatever it holds is text.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  const wrongCodes = limitWrongCodes()
  /** The page of a code, or the one that asks to wait; undefined where the code is wrong. A right one costs no try. */
  const tried = async <T>(
    request: FastifyRequest,
    reply: FastifyReply,
    name: 'measures' | 'report' | 'volunteer',
    open: () => Promise<T | undefined>,
    action?: string,
  ) => {
    const wait = wrongCodes.take(request.ip)
    if (wait !== undefined) {
      request.log.warn({ page: name }, 'wrong codes are slowed')
      const reader = readerOf(request, parts.demo, (await read()).counties[0]?.name ?? '')
      const page = slowPage(reader, name, (request.body ?? {}) as Record<string, string>, wait, action)
      return { waits: send(reply.code(429).header('retry-after', String(wait)), reader, page, true) }
    }
    const page = await open().catch((error: unknown) => {
      // What the site could not look up was no guess.
      wrongCodes.giveBack(request.ip)
      throw error
    })
    if (page !== undefined) wrongCodes.giveBack(request.ip)
    return { page }
  }
  // The code comes in the body, so that it stands in no address, no history and no log.
  app.post(paths.measures, { bodyLimit: 16_384 }, async (request, reply) => {
    const published = await read()
    const reader = readerOf(request, parts.demo, published.counties[0]?.name ?? '')
    const asked = (request.body ?? {}) as Asked
    const { page, waits } = await tried(request, reply, 'measures', () =>
      openedPage(reader, parts.measures, parts.reports, asked),
    )
    if (waits) return waits
    const wrong = { code: (asked.code ?? '').slice(0, 40) }
    return send(page ? reply : reply.code(404), reader, page ?? measuresPage(reader, published, wrong), true)
  })
  app.post(paths.report, { bodyLimit: 16_384 }, async (request, reply) => {
    const reader = readerOf(request, parts.demo, (await read()).counties[0]?.name ?? '')
    const sent = (request.body ?? {}) as Sent
    const { page: opened, waits } = await tried(request, reply, 'report', () =>
      openedReport(reader, parts.reports, sent),
    )
    if (waits) return waits
    if (opened) return send(reply.code(opened.status), reader, opened.page, true)
    return send(reply.code(404), reader, reportPage(reader, { code: (sent.code ?? '').slice(0, 40) }), true)
  })
  volunteerRoutes(app, {
    desk: parts.volunteers,
    tried,
    read,
    readerOf: async (request) => readerOf(request, parts.demo, (await read()).counties[0]?.name ?? ''),
    send,
  })
  app.get(stylePath, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(style),
  )
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/robots.txt', (_request, reply) => reply.type('text/plain').send('User-agent: *\nAllow: /\n'))

  app.setNotFoundHandler((request, reply) => {
    const reader = readerOf(request, parts.demo, '')
    return send(reply.code(404), reader, { name: undefined, title: say(reader, words.notFound), body: html`` })
  })
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 503
    if (status === 503) {
      request.log.warn({ error: error.name, code: error.code }, 'page not answered')
      reply.header('retry-after', '60')
    }
    const reader = readerOf(request, parts.demo, '')
    const body = html`<p>${say(reader, words.busyText)}</p>`
    return send(reply.code(status), reader, { name: undefined, title: say(reader, words.busy), body })
  })
  return app
}

function send(reply: FastifyReply, reader: Reader, page: Page, isOwn = false): FastifyReply {
  return reply
    .header('content-language', reader.language)
    .header('vary', 'accept-language')
    .header('cache-control', reply.statusCode < 400 && !isOwn ? 'public, max-age=30' : 'no-store')
    .type('text/html; charset=utf-8')
    .send(frame(reader, page))
}

/** The language of the address, or the first of the browser's that there is. */
function readerOf(request: FastifyRequest, demo: boolean, county: string): Reader {
  const asked = (request.query as { lang?: unknown }).lang
  const chosen = languages.find((language) => language === asked)
  return {
    language: chosen ?? chooseLanguage(request.headers['accept-language']),
    isChosen: chosen !== undefined,
    demo,
    county,
  }
}

/** Asks again when the answer is older than `FRESH`; those who come meanwhile share one question. */
function remembered(read: () => Promise<Published>): () => Promise<Published> {
  let last: { at: number; answer: Promise<Published> } | undefined
  return () => {
    if (last && Date.now() - last.at < FRESH) return last.answer
    const answer = read()
    const mine = { at: Date.now(), answer }
    last = mine
    // What failed is asked again by the next reader.
    answer.catch(() => {
      if (last === mine) last = undefined
    })
    return answer
  }
}

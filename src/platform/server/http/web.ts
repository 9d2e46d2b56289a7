import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * The worker that stretches a phone's PIN runs WebAssembly, which a CSP has to permit. It has its own, so that no page has to;
 * it can do nothing else, not even fetch.
 */
const pinWorker = /[\\/]assets[\\/]pin-worker-[\w-]+\.js(\.gz)?$/
const pinWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"

/**
 * The built web: hashed assets for a year, pages and the phone's service worker never cached; any other address is a page of
 * the application it belongs to. Files are looked up when they are asked
 * for, so that a web built anew is served at once.
 */
export async function serveWeb(app: FastifyInstance, webRoot: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    // The build puts a gzip file beside each script and style.
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (pinWorker.test(path)) reply.header('content-security-policy', pinWorkerPolicy)
    },
  })
  // Folders of the build, which the plugin would refuse to list.
  for (const path of ['/', '/field', '/field/']) {
    app.get(path, async (request, reply) => {
      if (!(await answerPage(request, reply, webRoot))) reply.callNotFound()
      return reply
    })
  }
}

const pages = new Map<string, { changed: number; html: Buffer }>()

/** Answers with the page of the desk or the phone for an address that is neither file nor API; false when it is none. */
export async function answerPage(request: FastifyRequest, reply: FastifyReply, webRoot: string): Promise<boolean> {
  const path = request.url.split('?')[0] ?? '/'
  if (
    request.method !== 'GET' ||
    path === '/api' ||
    path.startsWith('/api/') ||
    path.includes('/assets/') ||
    /\.\w{2,5}$/.test(path)
  )
    return false
  const isField = path === '/field' || path.startsWith('/field/')
  const html = await readPage(join(webRoot, isField ? 'field/index.html' : 'index.html'))
  if (!html) return false
  reply.status(200).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html)
  return true
}

async function readPage(file: string): Promise<Buffer | undefined> {
  try {
    const changed = statSync(file).mtimeMs
    let page = pages.get(file)
    if (page?.changed !== changed) {
      page = { changed, html: await readFile(file) }
      pages.set(file, page)
    }
    return page.html
  } catch {
    return undefined
  }
}

/**
 * The phone's program, kept on the phone: the page and its files of one build, and nothing else. No answer of the API is
 * ever kept or looked at here, and a newer build takes over only when a page asks for it in the name of the person.
 */

/** Files of this build with their SHA-256 in the form of the `integrity` attribute; written in by the build. */
declare const __SHELL__: { version: string; files: readonly (readonly [address: string, integrity: string])[] }

interface LifeEvent extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface FetchedEvent extends LifeEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface PushedEvent extends LifeEvent {
  data: { json(): unknown } | null
}
interface PressedEvent extends LifeEvent {
  notification: { close(): void }
}
interface Page {
  url: string
  focus(): Promise<unknown>
}
interface Worker {
  location: Location
  clients: {
    claim(): Promise<void>
    matchAll(of: { type: 'window' }): Promise<readonly Page[]>
    openWindow(address: string): Promise<unknown>
  }
  registration: { showNotification(title: string, options: object): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchedEvent) => void): void
  addEventListener(type: 'push', listener: (event: PushedEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: PressedEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent & LifeEvent) => void): void
}

const worker = self as unknown as Worker
const prefix = 'lianfang-field-'
const shell = __SHELL__
const own = prefix + shell.version
const page = '/field/'
const kept = new Set(shell.files.map(([address]) => address))

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(worker.skipWaiting())
})
worker.addEventListener('push', (event) => event.waitUntil(tell(event)))
worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openNotices())
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(answer(page, request))
  else if (kept.has(url.pathname) || url.pathname.startsWith('/assets/'))
    event.respondWith(answer(url.pathname, request))
})

/** Fetches every file, or fails as a whole and leaves the older build as it is. What an older build has is not fetched again. */
async function install(): Promise<void> {
  const cache = await caches.open(own)
  await Promise.all(
    shell.files.map(async ([address, integrity]) => {
      const isHashed = address.startsWith('/assets/')
      const known = isHashed ? await caches.match(address) : undefined
      const file =
        known ?? (await fetch(address, { integrity, cache: isHashed ? 'default' : 'reload', redirect: 'error' }))
      if (!file.ok) throw new Error(`${file.status} ${address}`)
      await cache.put(address, file)
    }),
  )
}

/** The build before this one stays: a page of it may stand open in another tab and still want a part. */
async function takeOver(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own)
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

/** From this build, else from the one before it, else from the network. */
async function answer(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(own)
  return (await cache.match(address)) ?? (await caches.match(address)) ?? fetch(request)
}

/** What a phone that is woken up says: the same for everything, as a push tells no more than how many. */
const words = {
  'zh-Hans': { title: '联防', some: '有 {{count}} 条消息提醒，打开后查看。' },
  'zh-Hant': { title: '聯防', some: '有 {{count}} 條消息提醒，打開後查看。' },
  en: { title: 'Lianfang', some: '{{count}} notices. Open to read.' },
} as const

/** Shown over a lock as well: there is nothing in it. One takes the place of the one before. */
async function tell({ data }: PushedEvent): Promise<void> {
  const { title, some } = words[await language()]
  const body = some.replace('{{count}}', String(countOf(data)))
  await worker.registration.showNotification(title, {
    ...{ body, tag: 'notice', renotify: true, icon: '/field/icon-192.png', badge: '/field/icon-192.png' },
  })
}

function countOf(data: PushedEvent['data']): number {
  try {
    const { n } = (data?.json() ?? {}) as { n?: unknown }
    return typeof n === 'number' && Number.isInteger(n) && n > 0 ? n : 1
  } catch {
    return 1
  }
}

/** The page left it here, since none may be open now. */
async function language(): Promise<keyof typeof words> {
  const kept = await (await caches.match('/field/language', { cacheName: 'lianfang-language' }))?.text()
  return kept === 'zh-Hant' || kept === 'en' ? kept : 'zh-Hans'
}

/** The application asks for its lock first, where it has one. */
async function openNotices(): Promise<void> {
  const open = (await worker.clients.matchAll({ type: 'window' })).find(({ url }) =>
    new URL(url).pathname.startsWith(page),
  )
  if (open) await open.focus()
  else await worker.clients.openWindow(`${page}notices`)
}

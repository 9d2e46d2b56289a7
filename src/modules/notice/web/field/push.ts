import type { Language } from '#platform/contract/index.ts'

/** Where the program of the phone finds the language of the words that it shows when it is woken up (service-worker.ts). */
const kept = { cache: 'lianfang-language', address: '/field/language' } as const

/** What this browser can do about being woken up. */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on'

const supported = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window && 'caches' in window

/** Keeps the language for when the page is not there to say it. */
export function rememberLanguage(language: Language): void {
  if (!supported()) return
  void caches
    .open(kept.cache)
    .then((cache) => cache.put(kept.address, new Response(language)))
    .catch(() => undefined)
}

/** The subscription that this browser has with its push service, if it is one for the county's key. */
export async function findPush(key: string): Promise<PushSubscription | undefined> {
  if (!supported()) return undefined
  const found = await (await navigator.serviceWorker.getRegistration('/field/'))?.pushManager.getSubscription()
  return found && keyOf(found) === key ? found : undefined
}

/** What can be done here. */
export async function pushState(key: string): Promise<PushState> {
  if (!supported()) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  return (await findPush(key)) ? 'on' : 'off'
}

/** Asks the person, then the push service; undefined where either says no. Call from a press only. */
export async function startPush(key: string): Promise<PushSubscription | undefined> {
  if (!supported() || (await Notification.requestPermission()) !== 'granted') return undefined
  const { pushManager } = await navigator.serviceWorker.ready
  // One for another key, of an older set-up, stands in the way.
  await (await pushManager.getSubscription())?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
}

/** This browser is woken up no more; the server learns of it with the next push. */
export async function forgetPush(): Promise<void> {
  if (!supported()) return
  try {
    const registration = await navigator.serviceWorker.getRegistration('/field/')
    await (await registration?.pushManager.getSubscription())?.unsubscribe()
  } catch {
    // Without a network the push service does not hear it either; signing out goes on.
  }
}

/** What the server must know to reach this browser. */
export function bodyOf(subscription: PushSubscription): { endpoint: string; p256dh: string; auth: string } {
  const { endpoint = '', keys = {} } = subscription.toJSON()
  return { endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' }
}

/** How the server names this browser in the list. */
export async function digestOf({ endpoint }: { endpoint: string }): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

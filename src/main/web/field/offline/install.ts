import { useSyncExternalStore } from 'react'

/** What Chromium hands over where the application may be installed. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

const listeners = new Set<() => void>()
let offer: InstallOffer | undefined

// Comes once, early, and long before anybody opens the page with the button.
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  change(event as InstallOffer)
})
window.addEventListener('appinstalled', () => change(undefined))

/** Opens the browser's own question whether to install; undefined where there is none to open. */
export function useInstall(): (() => void) | undefined {
  return useSyncExternalStore(listen, () => offer) ? install : undefined
}

/** Whether the page runs as the installed application. */
export function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true)
  )
}

function install(): void {
  // The offer can be taken once.
  void offer?.prompt()
  change(undefined)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: InstallOffer | undefined): void {
  offer = next
  for (const listener of listeners) listener()
}

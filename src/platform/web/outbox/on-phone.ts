import { closeOutbox, openOutbox } from '../outbox.ts'
import type { Phone } from '../store/phone.ts'

/** What of a phone the outbox follows. */
export type PhoneOfOutbox = Pick<Phone, 'vault' | 'outbox'>

/**
 * Keeps the outbox where the phone's lock allows it: on the disk while it is open; with nothing of it in memory while it is
 * locked. Call once, before the phone is unlocked. Returns how to stop.
 */
export function keepOutboxOn({ vault, outbox }: PhoneOfOutbox): () => void {
  let isOpen = false
  const look = (): void => {
    const isNow = vault.state === 'open'
    if (isNow === isOpen) return
    isOpen = isNow
    if (isNow) openOutbox(outbox)
    else closeOutbox()
  }
  look()
  return vault.onChange(look)
}

/**
 * Asks the browser not to clear the phone's storage when space runs short. It may refuse: the outbox works all the same, and
 * the screens say that the phone should reach the server before its disk is full.
 */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist())
  } catch {
    return false
  }
}

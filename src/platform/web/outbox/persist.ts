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

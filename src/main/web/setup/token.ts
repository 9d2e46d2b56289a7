const kept = 'lianfang.setup'

/**
 * The one-time token of the terminal. It is read from the address once and taken out of it, so that it stands in no history
 * and on no photograph; this tab alone keeps it, so that a reload does not send the person back to the terminal.
 */
export function takeToken(): string | null {
  const address = new URL(window.location.href)
  const given = address.searchParams.get('token')
  try {
    if (given) sessionStorage.setItem(kept, given)
    else return sessionStorage.getItem(kept)
  } catch {
    // A browser that stores nothing needs the whole address again after a reload.
  }
  if (given) window.history.replaceState(null, '', address.pathname)
  return given
}

/** Forgets the token: it was used, or is good for nothing. */
export function dropToken(): void {
  try {
    sessionStorage.removeItem(kept)
  } catch {
    // Nothing was kept.
  }
}

const kept = 'lianfang.setup'
let token: string | undefined

/** The one-time token of the address, taken out of it at once so that it stands in no history, and kept for a reload. */
export function setupToken(): string {
  if (token !== undefined) return token
  const address = new URL(window.location.href)
  token = address.searchParams.get('token') ?? sessionStorage.getItem(kept) ?? ''
  sessionStorage.setItem(kept, token)
  address.searchParams.delete('token')
  window.history.replaceState(null, '', address)
  return token
}

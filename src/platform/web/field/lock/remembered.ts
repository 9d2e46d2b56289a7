import type { Session } from '../../session.tsx'
import { canKeep, phone } from '../../store/phone.ts'

/** Who was signed in on this phone, where it is open; so that it starts in a valley without signal. */
export async function rememberedSession(): Promise<Session | undefined> {
  if (!canKeep() || phone().vault.state !== 'open') return undefined
  return phone().kept<Session>('session')
}

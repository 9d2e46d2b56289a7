import type { Role } from '#platform/contract/index.ts'
import { onSessionLocked } from '#platform/web/api.ts'

/** Where the phone's pages are. */
export const fieldAddress = '/field/'

/** Roles that the phone's pages are made for. */
export const walkers: readonly Role[] = ['grid_worker', 'community_leader', 'dispatcher']

/** Narrower than any desk; the style sheet of the shell has the same bound. */
const narrow = '(max-width: 760px)'

/** The session of an enrolled phone opens under its lock alone: at the desk's front door, on a phone, that is where to go. */
export function leadToLock(): void {
  onSessionLocked(async () => {
    if (window.location.pathname === '/' && matchMedia(narrow).matches) window.location.replace(fieldAddress)
    return false
  })
}

/** Whether somebody who only walks from door to door stands at the desk's front door with a phone in the hand. */
export function belongsOnPhone(roles: readonly { role: Role }[]): boolean {
  const isFront = window.location.pathname === '/'
  return isFront && roles.length > 0 && roles.every(({ role }) => role === 'grid_worker') && matchMedia(narrow).matches
}

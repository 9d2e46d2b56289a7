import type { RoleHeld } from '../contract/index.ts'

/** Is the role over: ended, or run out? What begins later is not. */
export function isOver(held: RoleHeld, now: Date): boolean {
  return held.to !== null && new Date(held.to) <= now
}

/** Roles held or to come, and roles of before. */
export function splitRoles(roles: readonly RoleHeld[], now: Date): { now: RoleHeld[]; before: RoleHeld[] } {
  return { now: roles.filter((held) => !isOver(held, now)), before: roles.filter((held) => isOver(held, now)) }
}

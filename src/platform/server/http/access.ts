import type { AccessRow } from '../../contract/index.ts'
import type { Services } from '../services.ts'

/** A route as the server knows it. */
export interface RouteName {
  method: string
  url: string
}

/** Commands, queries and routes that the access matrix says nothing about. A row that ends in `/*` speaks for all below it. */
export function missingAccess(
  routes: readonly RouteName[],
  { commands, queries }: Pick<Services, 'commands' | 'queries'>,
  matrix: readonly AccessRow[],
): string[] {
  const rows = new Set(matrix.map(({ permission }) => permission))
  const below = [...rows].filter((row) => row.endsWith('/*')).map((row) => row.slice(0, -2))
  const asked = new Map(queries.map(({ definition }) => [`GET ${definition.path}`, definition.permission]))
  const missing = new Set<string>()
  for (const { definition } of [...commands.values(), ...queries])
    if (!rows.has(definition.permission)) missing.add(definition.permission)
  for (const { method, url } of routes) {
    const route = `${method === 'HEAD' ? 'GET' : method} ${url}`
    const isBelow = below.some((start) => route === start || route.startsWith(`${start}/`))
    if (!rows.has(asked.get(route) ?? route) && !isBelow) missing.add(asked.get(route) ?? route)
  }
  return [...missing]
}

/** Refuses to start a server that answers something nobody decided the access of. */
export function assertAccess(...what: Parameters<typeof missingAccess>): void {
  const missing = missingAccess(...what)
  if (missing.length > 0) throw new Error(`no row in the access matrix for: ${missing.join(', ')}`)
}

import { useQuery } from '@tanstack/react-query'
import { type ApiProblem, asProblem, request } from '#platform/web/api.ts'

/** A province, city or county of the official codes. */
export interface Division {
  code: string
  name: string
}

/** What the person typed about the first administrator. */
export interface Administrator {
  username: string
  displayName: string
  password: string
}

/** Provinces without `parent`; the cities of a province, or the counties of a city, with its code. */
export function useDivisions(token: string, parent: string | undefined) {
  return useQuery<readonly Division[], ApiProblem>({
    queryKey: ['setup.divisions', parent ?? ''],
    queryFn: async ({ signal }) => {
      const path = parent ? `/api/setup/divisions?parent=${parent}` : '/api/setup/divisions'
      const answer = await request(path, { headers: { 'x-setup-token': token }, signal })
      return (answer as { items: Division[] }).items
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Founds the county; takes about a second, at most a minute on a slow machine. */
export async function found(token: string, county: string, administrator: Administrator): Promise<void> {
  await request('/api/setup', {
    method: 'POST',
    headers: { 'x-setup-token': token },
    body: { county, administrator },
    timeOut: 60_000,
  })
}

/** Problems after which this page can do nothing any more. */
export function isFinal(code: string | undefined): boolean {
  return code === 'setup.token_wrong' || code === 'setup.closed'
}

/** Whether a county was founded here at all; true also where the server does not say. */
export async function isCountyFounded(): Promise<boolean> {
  try {
    await request('/api/setup/divisions', { headers: { 'x-setup-token': '' } })
    return true
  } catch (error) {
    return asProblem(error).body.code !== 'setup.token_wrong'
  }
}

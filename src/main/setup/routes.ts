import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { agencyProblems, Password, Username } from '#modules/agency/contract/index.ts'
import { isWeak } from '#modules/agency/server/index.ts'
import { listCities, listCounties, listProvinces, UnknownDivisionError } from '#modules/place/server/index.ts'
import { Closed, PersonName, Problem, problems, type Static, Type } from '#platform/contract/index.ts'
import { check } from '#platform/server/commands/check.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import type { Services } from '#platform/server/services.ts'
import { foundCounty } from './found.ts'
import { setupProblems } from './problems.ts'
import { hasCounty } from './queries.ts'

/** The choices of the first-run page. */
const Body = Closed({
  county: Type.String({ pattern: '^[1-9][0-9]{5}$', maxLength: 6 }),
  administrator: Closed({ username: Username, displayName: PersonName, password: Password }),
})
const Parent = Closed({ parent: Type.Optional(Type.String({ pattern: '^([0-9]{2}|[0-9]{4})$', maxLength: 4 })) })

/**
 * Routes of the first run, for whoever has the one-time token of the terminal. As soon as a county stands they answer
 * nothing any more, whatever the token.
 */
export function setupRoutes(app: FastifyInstance, services: Services): void {
  let closed = false
  const admit = async (request: FastifyRequest) => {
    closed ||= await withClient(services.staff, (client) => hasCounty(queryable(client)))
    if (closed) throw new Problem(setupProblems.closed)
    const token = request.headers['x-setup-token']
    if (!matches(services.runtime.firstRunToken, token)) throw new Problem(setupProblems.token_wrong)
  }

  app.get('/api/setup/divisions', async (request) => {
    await admit(request)
    const problem = check(Parent, request.query)
    if (problem) throw problem
    const { parent } = request.query as Static<typeof Parent>
    return { items: (await divisionsOf(parent)).map(({ code, name }) => ({ code, name })) }
  })

  app.post('/api/setup', async (request) => {
    await admit(request)
    const problem = check(Body, request.body)
    if (problem) throw problem
    const { county, administrator } = request.body as Static<typeof Body>
    if (isWeak(administrator.password, administrator.username)) {
      throw new Problem(problems.invalid, undefined, [
        { path: '/administrator/password', definition: agencyProblems.password_weak },
      ])
    }
    await foundCounty(services, {
      county,
      accounts: [{ ...administrator, roles: [{ role: 'administrator', code: county }] }],
    })
    return { signIn: '/' }
  })
}

/** Provinces, the cities of a province, or the counties of a city. */
async function divisionsOf(parent: string | undefined) {
  try {
    if (parent === undefined) return await listProvinces()
    return await (parent.length === 2 ? listCities(parent) : listCounties(parent))
  } catch (error) {
    throw error instanceof UnknownDivisionError ? new Problem(problems.not_found) : error
  }
}

/** Compares the token in a time that tells nothing of it. */
function matches(expected: string | undefined, given: string | string[] | undefined): boolean {
  if (expected === undefined || typeof given !== 'string') return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(expected), digest(given))
}

import type { Language } from '#platform/contract/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { type EnterRow, toContext } from '#platform/server/commands/context.ts'
import { keyOf } from '#platform/server/commands/open.ts'
import { work } from '#platform/server/commands/work.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import type { Services } from '#platform/server/services.ts'
import { enter, listCounties, placeNames, readSelf } from '../queries-sign-in.ts'

/** Who is signed in, as GET and POST /api/session answer it: everything a screen needs to know what to show. */
export async function describeSession(services: Services, hash: Buffer, language: Language) {
  return withClient(services.staff, async (client) => {
    const db = queryable(client)
    const [, row, { who, self }] = await Promise.all([
      client.query('begin'),
      enter<EnterRow>(db, hash, 'GET /api/session'),
      readSelf(db, hash),
    ])
    if (!row || !who || !self) throw new Problem(problems.not_signed_in)
    const context = toContext(row)
    const hands = work(services, db, context, language, services.now(), keyOf(context))
    const [names, counties] = await Promise.all([
      placeNames(db, who.county, [...new Set(who.roles.map(({ place }) => place))]),
      listCounties(db),
    ])
    const more: Record<string, unknown> = { emergency: null }
    for (const module of services.modules) Object.assign(more, await module.inSession?.(hands))
    await client.query('commit')
    const nameOf = new Map(names.map(({ id, name }) => [id, name]))
    return {
      account: { ...self, mustChange: who.restricted },
      session: who.session,
      county: {
        code: String(who.county),
        name: counties.find(({ code }) => code === who.county)?.name ?? String(who.county),
      },
      roles: who.roles.map((role) => ({
        role: role.role,
        place: role.place,
        placeName: nameOf.get(role.place) ?? '',
        path: role.path,
        until: role.until === null ? null : new Date(role.until).toISOString(),
      })),
      permissions: who.restricted ? [] : who.permissions,
      ...more,
      demo: services.runtime.demo,
      now: services.now().toISOString(),
      expires: new Date(who.expires).toISOString(),
    }
  })
}

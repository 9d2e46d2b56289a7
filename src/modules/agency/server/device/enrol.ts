import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { leaseHours, Problem } from '#platform/contract/index.ts'
import { type Queryable, queryable, withClient } from '#platform/server/db/tx.ts'
import { newToken } from '#platform/server/http/session.ts'
import { sealedKey } from '#platform/server/sealed/key.ts'
import type { Services } from '#platform/server/services.ts'
import { agencyProblems, type Enrolled } from '../../contract/index.ts'
import { bindSession, enrolDevice, leaseOf } from '../queries-device.ts'
import { beginSession, endSessionOf, listCounties, signInSucceeded, trySignIn } from '../queries-sign-in.ts'
import { codeMac } from './code.ts'

/** What comes with a code, and where from. */
export interface EnrolmentRequest {
  code: string
  name: string
  network: string
  agent: string | null
  /** Hash of the session token that the browser still carries. */
  before: Buffer | undefined
}

/**
 * Enrols a phone with a code and begins its session. Wrong codes are counted by network, as wrong passwords are: with 40
 * bits, a quarter of an hour and five tries before the first pause nobody guesses one.
 */
export async function enrol(services: Services, given: EnrolmentRequest) {
  const { vault } = services
  const counties = (await inTurn(services, listCounties)).filter(({ code }) => vault.hasKey(`county-${code}`))
  const key = keyOfTry(services, counties[0]?.code, given.network)
  const until = await inTurn(services, (db) => trySignIn(db, key))
  if (until)
    throw new Problem(agencyProblems.blocked, {
      seconds: Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000)),
    })
  const [session, device] = [newToken(), newToken()]
  const secret = randomBytes(32).toString('base64url')
  const enrolled = await withClient(services.signIn, async (client) => {
    const db = queryable(client)
    await client.query('begin')
    for (const { code: county } of counties) {
      const id = uuidv7()
      const found = await enrolDevice(db, county, {
        code: codeMac(vault, county, given.code),
        id,
        name: given.name,
        token: device.hash,
        secret: vault.seal(`county-${county}`, secretAbout(id), secret),
      })
      if (!found) continue
      const expires = await leaseOf(db, county, found.account, leaseHours)
      const begun = { id: uuidv7(), hash: session.hash, county, account: found.account, expires }
      const from = { network: given.network, device: given.agent, restricted: found.must_change }
      await beginSession(db, { ...begun, ...from })
      await bindSession(db, begun.id, device.hash)
      if (given.before) await endSessionOf(db, given.before)
      await signInSucceeded(db, key)
      await client.query('commit')
      const { serverKey } = sealedKey(vault, county)
      return { device: id, account: found.account, secret, serverKey } satisfies Enrolled
    }
    throw new Problem(agencyProblems.enrol_failed)
  })
  services.live.changed('agency')
  return { enrolled, sessionToken: session.token, deviceToken: device.token }
}

/** Binds the ciphertext of a device's secret to the device. */
export const secretAbout = (device: string): string => `agency.device.secret:${device}`

function keyOfTry({ vault }: Services, county: number | undefined, network: string): Buffer {
  return county === undefined
    ? createHash('sha256').update(`enrol\0${network}`).digest()
    : vault.blind(`county-${county}`, 'agency.enrol-try', network)
}

/** Statements on a connection that is given back before the next step. */
function inTurn<T>(services: Services, statements: (db: Queryable) => Promise<T>): Promise<T> {
  return withClient(services.signIn, (client) => statements(queryable(client)))
}

/**
 * Loads the demo county into an empty installation, by the same founding as a real one: official divisions, then generated
 * places and accounts, and a declared emergency, all in one transaction. No household is loaded: the roll is what the county
 * collects.
 */
import { uuidv7 } from 'uuidv7'
import { addAccounts } from '#modules/agency/server/index.ts'
import { addCheckpoints } from '#modules/checkpoint/server/index.ts'
import { addPosts, lendAtFounding } from '#modules/duty/server/index.ts'
import { addEmergency } from '#modules/emergency/server/index.ts'
import { readCounty } from '#modules/place/server/index.ts'
import { addSupplies } from '#modules/supply/server/index.ts'
import { addVolunteers } from '#modules/volunteer/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { writeOwnerOnly } from '#platform/server/postgres/secrets.ts'
import type { Runtime } from '#platform/server/runtime.ts'
import type { FirstAgency } from '../setup/agencies.ts'
import { type Founded, foundCounty } from '../setup/found.ts'
import { COUNTY } from './generate/figures.ts'
import { committeeWorkers, demoRoles, type Staff, townStaff, withoutPasswords, withPasswords } from './load/accounts.ts'
import { demoCheckpoints } from './load/checkpoints.ts'
import { type DutyIds, demoPosts, dutyStaff, lentStaff } from './load/duty.ts'
import { loadPlaces } from './load/places.ts'
import { servicesForLoad } from './load/services.ts'
import { demoSupplies } from './load/supplies.ts'
import { demoSkills, demoVolunteers } from './load/volunteers.ts'
import { workersFile } from './replay/position.ts'
import { postLeaders } from './replay/scenes/inspections.ts'

/** An account of the accounts file. */
export interface DemoAccount {
  role: string
  place: string
  username: string
  password: string
}

const DAY = 86_400_000
const COUNTY_CLOCK = 8 * 3_600_000
const PLAYBOOK = '2020-novel-pneumonia'

/** Loads the county and answers the accounts for the owner's file. With a replayed clock the workers get passwords too. */
export async function loadDemo(options: {
  runtime: Runtime
  onProgress: (text: string) => void
}): Promise<{ accounts: DemoAccount[] }> {
  const { runtime, onProgress } = options
  const startedAt = emergencyStart(runtime)
  const services = servicesForLoad(runtime)
  try {
    const divisions = await readCounty(COUNTY)
    const workers = [...committeeWorkers(divisions), ...townStaff(divisions)]
    const team = dutyStaff(divisions)
    const isLeader = ({ username }: { username: string }) =>
      runtime.clock !== undefined && postLeaders().includes(username)
    const leading = withPasswords(team.quiet.filter(isLeader))
    const teamHashing = withoutPasswords(team.quiet.filter((one) => !isLeader(one)))
    const hashing = runtime.clock ? withPasswords(workers) : withoutPasswords(workers)
    let roles: Staff[] = []
    await foundCounty(services, {
      county: COUNTY,
      accounts: [],
      also: async (work, founded) => {
        const since = new Date(startedAt.getTime() - DAY)
        const { grids, guarded } = await loadPlaces(work, founded.ids, since, (count) => onProgress(String(count)))
        roles = await withPasswords([...demoRoles(divisions, grids), ...team.shown])
        const ids = await writeStaff(work, founded, [
          ...roles,
          ...(await hashing),
          ...(await leading),
          ...(await teamHashing),
        ])
        await addEmergency(work, {
          id: uuidv7(),
          playbook: PLAYBOOK,
          level: 1,
          startedAt,
          declaredBy: ids.get('commander') as string,
        })
        await addSupplies(work, ids.get('dispatcher') as string, demoSupplies(founded.ids))
        await addVolunteers(work, ids.get('community.renmin') as string, demoVolunteers(founded.ids, ids))
        const posts = await writeDuty(
          work,
          { accounts: ids, places: founded.ids, divisions, guarded },
          startedAt,
          runtime.clock !== undefined,
        )
        await addCheckpoints(work, ids.get('dispatcher') as string, demoCheckpoints(founded.ids, posts))
      },
    })
    const passwords = [...(await hashing), ...(await leading)].filter(({ password }) => password !== '')
    if (passwords.length > 0) {
      const known = Object.fromEntries(passwords.map(({ username, password }) => [username, password]))
      writeOwnerOnly(workersFile(runtime.folder), `${JSON.stringify(known, null, 2)}\n`)
    }
    const accounts = roles.map(({ role, placeName, username, password }) => ({
      role,
      place: placeName,
      username,
      password,
    }))
    return { accounts }
  } finally {
    await services.close()
  }
}

/** The first moment of the simulated days, or midnight in the county three days ago. */
function emergencyStart({ clock }: Runtime): Date {
  if (clock) return new Date(clock.simulatedStart)
  const today = Math.floor((Date.now() + COUNTY_CLOCK) / DAY)
  return new Date((today - 3) * DAY - COUNTY_CLOCK)
}

/**
 * Posts with rosters to the end of the week, or to the end of the replayed days; people of other agencies are lent for a month. Answers
 * the posts by name.
 */
async function writeDuty(work: Work, ids: DutyIds, startedAt: Date, isReplayed: boolean): Promise<Map<string, string>> {
  const planner = ids.accounts.get('dispatcher') as string
  const until = isReplayed ? new Date(startedAt.getTime() + 9 * DAY) : endOfWeek(work.receivedAt)
  const posts = demoPosts(ids, startedAt, until, work.receivedAt)
  const made = await addPosts(work, planner, posts)
  const lent = lentStaff(ids)
  const monthLater = new Date(startedAt.getTime() + 45 * DAY)
  await lendAtFounding(work, planner, lent, ids.places.get(COUNTY) as string, startedAt, monthLater)
  return new Map(posts.map(({ name }, at) => [name, made[at] as string]))
}

/** Midnight in the county after the next Sunday. */
function endOfWeek(now: Date): Date {
  const day = Math.floor((now.getTime() + COUNTY_CLOCK) / DAY)
  // Day 0 was a Thursday.
  return new Date((day + 7 - ((day + 3) % 7)) * DAY - COUNTY_CLOCK)
}

async function writeStaff(work: Work, founded: Founded, staff: readonly Staff[]): Promise<Map<string, string>> {
  const ids = new Map(staff.map(({ username }) => [username, uuidv7()]))
  const agencyOf = ({ agency }: Staff) => {
    const fits = (one: FirstAgency) => one.kind === agency.kind && one.code === agency.code
    return founded.agencies.find(fits)?.id as string
  }
  await addAccounts(
    work,
    staff.map((one) => ({
      id: ids.get(one.username) as string,
      username: one.username,
      displayName: one.displayName,
      agency: agencyOf(one),
      password: one.hash,
      mustChange: false,
      generated: true,
      personNumber: `demo-${one.username}`,
      ...(one.role === 'volunteer' ? { skills: demoSkills } : {}),
      roles: [
        { role: one.role, place: 'grid' in one.place ? one.place.grid : (founded.ids.get(one.place.code) as string) },
      ],
    })),
  )
  return ids
}

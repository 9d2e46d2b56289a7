/** The invented people who work with the demo county. */
import type { AgencyKind } from '#modules/agency/contract/index.ts'
import { hashPassword, oneTimePassword } from '#modules/agency/server/index.ts'
import type { County } from '#modules/place/server/index.ts'
import { placeName } from '#modules/place/server/index.ts'
import type { Role } from '#platform/contract/index.ts'
import { COUNTY, COUNTY_TOWN } from '../generate/figures.ts'
import { hanGivenName, hanSurname } from '../generate/names/han.ts'
import { Random } from '../generate/random.ts'
import { leaderOf, officers } from '../replay/scenes/cast.ts'
import type { Grid } from './places.ts'

/** An account to be written: where it works, and what only its file will know. */
export interface Staff {
  username: string
  displayName: string
  role: Role
  /** Id of a grid, or the official code of a division. */
  place: { grid: string } | { code: string }
  placeName: string
  agency: { kind: AgencyKind; code: string }
  password: string
  hash: string
}

type Wish = Omit<Staff, 'displayName' | 'password' | 'hash'>

const RENMIN = '510727100002'
const BAIMA = '510727213'
const GUCHENG = '510727101'

/** One account for each role that the demo shows. The administrator comes first. */
export function demoRoles({ county, towns }: County, grids: readonly Grid[]): Wish[] {
  const gridIn = (test: (grid: Grid) => boolean) => {
    const grid = grids.find(test)
    if (!grid) throw new Error('the demo county lacks a grid')
    return grid
  }
  const committee = (code: string) => {
    const found = towns.flatMap((town) => town.committees).find((one) => one.code === code)
    return found ? placeName(found.name) : code
  }
  const whole = { place: { code: COUNTY }, placeName: county.name }
  const commission = { kind: 'commission', code: COUNTY } as const
  const longan = {
    place: { code: COUNTY_TOWN },
    placeName: '龙安镇',
    agency: { kind: 'town', code: COUNTY_TOWN },
  } as const
  const inRenmin = gridIn((grid) => grid.committee === RENMIN)
  const inBaima = gridIn((grid) => grid.committee.startsWith(BAIMA))
  return [
    { username: 'administrator', role: 'administrator', ...whole, agency: commission },
    { username: 'commander', role: 'commander', ...whole, agency: commission },
    { username: 'dispatcher', role: 'dispatcher', ...whole, agency: commission },
    { username: 'dispatcher.longan', role: 'dispatcher', ...longan },
    { username: 'leader.longan', role: 'area_leader', ...longan },
    {
      username: 'community.renmin',
      role: 'community_leader',
      place: { code: RENMIN },
      placeName: committee(RENMIN),
      agency: longan.agency,
    },
    {
      username: 'grid.renmin',
      role: 'grid_worker',
      place: { grid: inRenmin.id },
      placeName: `${committee(RENMIN)} ${inRenmin.name}`,
      agency: longan.agency,
    },
    {
      username: 'grid.baima',
      role: 'grid_worker',
      place: { grid: inBaima.id },
      placeName: `白马藏族乡 ${committee(inBaima.committee)} ${inBaima.name}`,
      agency: { kind: 'town', code: BAIMA },
    },
    ...['volunteer.renmin', 'volunteer.renmin.2'].map(
      (username): Wish => ({
        ...{ username, role: 'volunteer', place: { code: RENMIN }, placeName: committee(RENMIN) },
        agency: longan.agency,
      }),
    ),
    { username: 'police', role: 'agency_staff', ...whole, agency: { kind: 'police', code: COUNTY } },
    { username: 'court', role: 'agency_staff', ...whole, agency: { kind: 'court', code: COUNTY } },
    { username: 'market', role: 'agency_staff', ...whole, agency: { kind: 'market', code: COUNTY } },
    {
      username: 'checkpoint.baima',
      role: 'checkpoint_officer',
      place: { code: BAIMA },
      placeName: '白马藏族乡',
      agency: { kind: 'police', code: COUNTY },
    },
    {
      username: 'checkpoint.gucheng',
      role: 'checkpoint_officer',
      place: { code: GUCHENG },
      placeName: '古城镇',
      agency: { kind: 'police', code: COUNTY },
    },
    { username: 'police.desk', role: 'police_officer', ...whole, agency: { kind: 'police', code: COUNTY } },
    { username: 'health', role: 'health_officer', ...whole, agency: { kind: 'health', code: COUNTY } },
    { username: 'inspector', role: 'inspector', ...whole, agency: commission },
    { username: 'auditor', role: 'auditor', ...whole, agency: { kind: 'procuratorate', code: COUNTY } },
  ]
}

/** A grid worker for each committee: those whom a dispatcher can send, and who walk in the replay. */
export function committeeWorkers({ towns }: County): Wish[] {
  return towns.flatMap((town) =>
    town.committees.map(
      (committee): Wish => ({
        username: workerOf(committee.code),
        role: 'grid_worker',
        place: { code: committee.code },
        placeName: `${town.name} ${placeName(committee.name)}`,
        agency: { kind: 'town', code: town.code },
      }),
    ),
  )
}

/** Those of the entrances and towns who have an account of the file already. */
const SHOWN = ['checkpoint.baima', 'checkpoint.gucheng', 'leader.longan']

/** Who stands at the other entrances and answers for the other towns: they act in the replay. */
export function townStaff({ towns }: County): Wish[] {
  return towns.flatMap((town): Wish[] => {
    const place = { place: { code: town.code }, placeName: town.name }
    const officer = officers[town.code]
    return [
      ...(officer && !SHOWN.includes(officer)
        ? [
            {
              username: officer,
              role: 'checkpoint_officer' as const,
              ...place,
              agency: { kind: 'police' as const, code: COUNTY },
            },
          ]
        : []),
      ...(SHOWN.includes(leaderOf(town.code))
        ? []
        : [
            {
              username: leaderOf(town.code),
              role: 'area_leader' as const,
              ...place,
              agency: { kind: 'town' as const, code: town.code },
            },
          ]),
    ]
  })
}

/** User name of the worker of a committee, by its official code. */
export function workerOf(committee: string): string {
  return `grid.${committee}`
}

/** Gives names and passwords of their own, two at a time: the hashing lets no more in, and runs beside the database's work. */
export async function withPasswords(wishes: readonly Wish[]): Promise<Staff[]> {
  const staff: Staff[] = []
  const lane = async (first: number) => {
    for (let index = first; index < wishes.length; index += 2) {
      const wish = wishes[index] as Wish
      const password = oneTimePassword()
      staff[index] = { ...wish, displayName: nameOf(wish.username), password, hash: await hashPassword(password) }
    }
  }
  await Promise.all([lane(0), lane(1)])
  return staff
}

/** Workers whose password nobody knows: one random one is thrown away. An administrator can give them their own. */
export async function withoutPasswords(wishes: readonly Wish[]): Promise<Staff[]> {
  const hash = await hashPassword(oneTimePassword())
  return wishes.map((wish) => ({ ...wish, displayName: nameOf(wish.username), password: '', hash }))
}

export function nameOf(username: string): string {
  const random = new Random(`account/${username}`)
  const sex = random.chance(0.5) ? 'male' : 'female'
  return hanSurname(random) + hanGivenName(random, sex, random.int(1965, 1996))
}

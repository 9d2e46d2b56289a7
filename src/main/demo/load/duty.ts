/** Posts, people and rosters of the demo county, by the figures of the scenario (rows S8, S12, S23, S27, S28). */
import type { FirstPost, FirstShift } from '#modules/duty/server/index.ts'
import type { County } from '#modules/place/server/index.ts'
import { placeName } from '#modules/place/server/index.ts'
import { COUNTY, COUNTY_TOWN } from '../generate/figures.ts'
import { Random } from '../generate/random.ts'
import type { Staff } from './accounts.ts'
import { entrances } from './checkpoints.ts'
import type { Grid } from './places.ts'

/** Reported figures: cadres and their posts, justice staff and their points, prosecutors, the standby team. */
export const DUTY_FIGURES = {
  cadres: 6,
  justiceStaff: 20,
  registrationPoints: 16,
  prosecutors: 10,
  standby: 10,
} as const
/** Officers of a border checkpoint, of whom two stand there round the clock. */
const officers = 6

const HOUR = 3_600_000
const DAY = 24 * HOUR
const COUNTY_CLOCK = 8 * HOUR
type Wish = Omit<Staff, 'displayName' | 'password' | 'hash'>

/** What the loading knows by then. */
export interface DutyIds {
  /** Accounts by user name. */
  accounts: ReadonlyMap<string, string>
  /** Areas by official code. */
  places: ReadonlyMap<string, string>
  divisions: County
  /** Compounds that county staff guard. */
  guarded: readonly Grid[]
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
const committeesOf = ({ towns }: Pick<County, 'towns'>) =>
  towns.find(({ code }) => code === COUNTY_TOWN)?.committees ?? []

/** The people of the rosters: a few whose password is in the accounts file, so that their phones can be tried, and the others. */
export function dutyStaff({ towns }: County): { shown: Wish[]; quiet: Wish[] } {
  const committees = committeesOf({ towns })
  const at = (index: number) => {
    const committee = committees[index % committees.length]
    if (!committee) throw new Error('the county town lacks a committee')
    return { place: { code: committee.code }, placeName: placeName(committee.name) }
  }
  const town = { place: { code: COUNTY_TOWN }, placeName: '龙安镇' }
  const staff = (username: string, where: Pick<Wish, 'place' | 'placeName'>, agency: Wish['agency']): Wish => ({
    ...{ username, role: 'agency_staff', ...where, agency },
  })
  const body = (kind: Wish['agency']['kind']): Wish['agency'] => ({ kind, code: COUNTY })
  const all: Wish[] = [
    ...numbers(DUTY_FIGURES.cadres).flatMap((n) => [
      staff(`cadre.${n}`, at(n - 1), body('commission')),
      ...['a', 'b'].map((half) => staff(`night.${n}${half}`, at(n - 1), { kind: 'town', code: COUNTY_TOWN })),
    ]),
    ...numbers(DUTY_FIGURES.justiceStaff).map((n) => staff(`justice.${n}`, at(n - 1), body('justice'))),
    ...numbers(DUTY_FIGURES.prosecutors).map((n) => staff(`procurator.${n}`, town, body('procuratorate'))),
    ...numbers(DUTY_FIGURES.standby).map((n) => staff(`standby.${n}`, town, body('justice'))),
    ...entrances.flatMap(([code]) =>
      numbers(officers).map(
        (n): Wish => ({
          ...{ username: `border.${code}.${n}`, role: 'checkpoint_officer', place: { code } },
          ...{ placeName: towns.find((one) => one.code === code)?.name ?? code, agency: body('police') },
        }),
      ),
    ),
  ]
  const shown = new Set(['cadre.1', 'justice.1', 'standby.1'])
  return {
    shown: all.filter(({ username }) => shown.has(username)),
    quiet: all.filter(({ username }) => !shown.has(username)),
  }
}

/** People whose agencies lend them. */
export function lentStaff({ accounts }: DutyIds): string[] {
  return [...accounts].filter(([name]) => /^(justice|procurator|standby|border)\./.test(name)).map(([, id]) => id)
}

/** Every post with its roster from `from` to `until`; who should have come by `now` came, but for a few. */
export function demoPosts(
  { accounts, places, divisions, guarded }: DutyIds,
  from: Date,
  until: Date,
  now: Date,
): FirstPost[] {
  const account = (name: string): string => {
    const id = accounts.get(name)
    if (!id) throw new Error(`the demo county lacks ${name}`)
    return id
  }
  const random = new Random('duty/attendance')
  const days: number[] = []
  const midnight = (at: Date) => Math.floor((at.getTime() + COUNTY_CLOCK) / DAY) * DAY - COUNTY_CLOCK
  for (let day = midnight(from); day < until.getTime(); day += DAY) days.push(day)
  const shift = (name: string, day: number, start: number, end: number): FirstShift[] => {
    const [startsAt, endsAt] = [new Date(day + start * HOUR), new Date(day + end * HOUR)]
    const came = random.chance(0.95) ? -random.int(2, 20) : random.int(15, 35)
    const arrivedAt = new Date(startsAt.getTime() + came * 60_000)
    const known = arrivedAt <= now && startsAt <= now ? { arrivedAt } : {}
    return [{ account: account(name), startsAt, endsAt, ...known }]
  }
  const need = (count: number, start = 0, end = 24) =>
    Array.from({ length: 24 }, (_, hour) => (hour >= start && hour < end ? count : 0))
  const committees = committeesOf(divisions).map(({ code, name }) => ({ code, name: placeName(name) }))
  const committee = (index: number) => {
    const found = committees[index]
    const place = found && places.get(found.code)
    if (!place) throw new Error('the county town lacks a committee')
    return { place, name: found.name }
  }
  const placed = (code: string) => {
    const id = places.get(code)
    if (!id) throw new Error(`the demo county lacks ${code}`)
    return id
  }

  const borders = entrances.map(([code, name]): FirstPost => {
    const turn = (slot: number) => `border.${code}.${(slot % officers) + 1}`
    const shifts = days.flatMap((day, at) =>
      [0, 1].flatMap((half) => {
        const first = (at * 2 + half) * 2
        const hours = [8 + 12 * half, 20 + 12 * half] as const
        return [...shift(turn(first), day, ...hours), ...shift(turn(first + 1), day, ...hours)]
      }),
    )
    const leader = account(`border.${code}.1`)
    return { kind: 'border_checkpoint', name, place: placed(code), need: need(2), starts: [8, 20], leader, shifts }
  })
  const communities = numbers(DUTY_FIGURES.cadres).map((n): FirstPost => {
    const { place, name: where } = committee(n - 1)
    const shifts = days.flatMap((day, at) => [
      ...shift(`cadre.${n}`, day, 8, 20),
      ...shift(`night.${n}${at % 2 === 0 ? 'a' : 'b'}`, day, 20, 32),
    ])
    const leader = account(`cadre.${n}`)
    return { kind: 'community_gate', name: `${where}值守点`, place, need: need(1), starts: [8, 20], leader, shifts }
  })
  const doubled = DUTY_FIGURES.justiceStaff - DUTY_FIGURES.registrationPoints
  const points = numbers(DUTY_FIGURES.registrationPoints).map((n): FirstPost => {
    const { place, name: where } = committee(n - 1)
    const names = n <= doubled ? [`justice.${n}`, `justice.${DUTY_FIGURES.registrationPoints + n}`] : [`justice.${n}`]
    const shifts = days.flatMap((day) => names.flatMap((one) => shift(one, day, 8, 20)))
    const leader = account(`justice.${n}`)
    const name = `${where}登记点`
    return { kind: 'registration_point', name, place, need: need(names.length, 8, 20), starts: [8], leader, shifts }
  })
  const compounds = guarded.filter(({ committee: code }) => code.startsWith(COUNTY_TOWN))
  const gates = numbers(DUTY_FIGURES.prosecutors).map((n): FirstPost => {
    const compound = compounds[n - 1]
    if (!compound) throw new Error('the county town lacks a compound of the third class')
    const shifts = days.flatMap((day) => shift(`procurator.${n}`, day, 8, 18))
    const post = { kind: 'community_gate', name: `${compound.name}门岗`, place: compound.id, leader: null } as const
    return { ...post, need: need(1, 8, 18), starts: [8], shifts }
  })
  const team: FirstPost = {
    ...{
      kind: 'standby',
      name: '应急机动队',
      place: placed(COUNTY),
      need: need(DUTY_FIGURES.standby, 8, 20),
      starts: [8],
    },
    leader: account('standby.1'),
    shifts: days.flatMap((day) => numbers(DUTY_FIGURES.standby).flatMap((n) => shift(`standby.${n}`, day, 8, 20))),
  }
  return [...borders, ...communities, ...points, ...gates, team]
}

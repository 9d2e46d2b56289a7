/** Invented residents of the county town who offer to help: two serve, four wait to be vetted. */
import type { FoundedVolunteer } from '#modules/volunteer/server/index.ts'
import { COUNTY, COUNTY_TOWN } from '../generate/figures.ts'
import { idAt } from '../generate/ids.ts'
import { Random } from '../generate/random.ts'
import { nameOf } from './accounts.ts'

/** Community where they live. */
const RENMIN = '510727100002'
const path = [COUNTY, COUNTY_TOWN, RENMIN].join('.')
/** What the volunteers who serve can do. */
export const demoSkills = ['driving', 'carrying'] as const
const waiting = [
  { birthYear: 1988, skills: ['medicine', 'psychology'], free: ['weekend', 'night'] },
  { birthYear: 1996, skills: ['dialect', 'hotline'], free: ['weekday'] },
  { birthYear: 1979, skills: ['cooking'], free: ['weekday', 'weekend'] },
  { birthYear: 2000, skills: ['it', 'teaching'], free: ['night'] },
] as const

/** They all live in one community; `places` are areas by code, `accounts` by user name. */
export function demoVolunteers(
  places: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, string>,
): FoundedVolunteer[] {
  const random = new Random('volunteers')
  const place = { id: places.get(RENMIN) as string, path }
  const serving = ['volunteer.renmin', 'volunteer.renmin.2'].map((username) => ({
    ...{
      name: nameOf(username),
      birthYear: 1990,
      skills: [...demoSkills],
      free: ['night'],
      account: accounts.get(username) as string,
    },
  }))
  // Numbers that no telephone has.
  const phone = (at: number) => `0000000${String(at).padStart(4, '0')}`
  const others = waiting.map((one, at) => ({ ...one, name: nameOf(`volunteer.waiting.${at}`) }))
  return [...serving, ...others].map(({ name, ...one }, at) => ({
    ...one,
    id: idAt(random, Date.parse('2020-01-24T02:00:00Z') + at * 60_000),
    place,
    contact: { name, phone: phone(at + 1) },
  }))
}

/** How the county's exact totals fall to its committees. */
import { type County, placeName, type Town } from '#modules/place/server/index.ts'
import { COUNTY_TOWN, FIGURES, type Figures, ORDINARY, TOWNS, type TownFacts } from './figures.ts'
import type { Random } from './random.ts'

/** What one committee has to come out with; summed over all committees these are exactly the county's figures. */
export type Quota = Figures & {
  code: string
  /** Name of the committee's place, without 居民委员会 or 村民委员会. */
  name: string
  kind: 'community' | 'village'
  town: { code: string; name: string; facts: TownFacts }
  /** True where doors are in compounds: the communities of the county town. */
  hasCompounds: boolean
}

/** Quotas of all committees in the order of their codes. `scale` multiplies every total, for measurements. */
export function planCounty(county: County, random: Random, scale = 1): Quota[] {
  const places = county.towns.flatMap((town) => {
    const facts = TOWNS[town.code] ?? ORDINARY
    const total = facts.weight * jitter(random, 0.03)
    const weights = town.committees.map((committee) => committeeWeight(town, committee.kind) * jitter(random, 0.35))
    const sum = weights.reduce((all, weight) => all + weight, 0)
    return town.committees.map((committee, index) => ({
      committee,
      town: { code: town.code, name: town.name, facts },
      weight: (total * (weights[index] ?? 0)) / sum,
    }))
  })
  /** One figure shared out by `weights`, each off by up to `spread`. */
  const share = (name: keyof Figures, weights: readonly number[], spread: number) =>
    apportion(
      FIGURES[name] * scale,
      weights.map((weight) => weight * jitter(random, spread)),
    )
  const residents = share(
    'residents',
    places.map(({ weight }) => weight),
    0,
  )
  const occupied = share('occupied', residents, 0.05)
  const vacant = share('vacant', occupied, 0.6)
  const demolished = share('demolished', occupied, 0.9)
  const notDwelling = share('notDwelling', occupied, 0.9)
  const dwellings = occupied.map((count, at) => count + at0(vacant, at) + at0(demolished, at) + at0(notDwelling, at))
  const mismatches = share('mismatches', dwellings, 0.8)
  const hidden = scatter(FIGURES.hidden * scale, dwellings, random)
  return places.map(({ committee, town }, at) => ({
    code: committee.code,
    name: placeName(committee.name),
    kind: committee.kind,
    town,
    hasCompounds: town.code === COUNTY_TOWN && committee.kind === 'community',
    residents: at0(residents, at),
    dwellings: at0(dwellings, at),
    occupied: at0(occupied, at),
    vacant: at0(vacant, at),
    demolished: at0(demolished, at),
    notDwelling: at0(notDwelling, at),
    mismatches: at0(mismatches, at),
    hidden: at0(hidden, at),
  }))
}

/** Splits `total` into whole numbers by weight that sum to it exactly (largest remainder; the earlier wins a tie). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const counts = exact.map(Math.floor)
  const left = total - counts.reduce((all, count) => all + count, 0)
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }))
  order.sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, left)) counts[index] = at0(counts, index) + 1
  return counts
}

function scatter(total: number, weights: readonly number[], random: Random): number[] {
  const counts = weights.map(() => 0)
  for (let n = 0; n < total; n++) {
    const index = random.weighted(weights)
    counts[index] = at0(counts, index) + 1
  }
  return counts
}

/** A committee's pull inside its town: two thirds of the county town live in its six communities. */
function committeeWeight(town: Town, kind: 'community' | 'village'): number {
  if (kind === 'village') return 1
  if (town.code !== COUNTY_TOWN) return 2.2
  const villages = town.committees.filter((committee) => committee.kind === 'village').length
  return (2.1 * villages) / (town.committees.length - villages || 1)
}

function jitter(random: Random, spread: number): number {
  return 1 + (random.fraction() * 2 - 1) * spread
}

function at0(list: readonly number[], index: number): number {
  return list[index] ?? 0
}

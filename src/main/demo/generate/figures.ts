/**
 * The numbers that the county comes out with, whatever the seed. Residents, and the share of men, are those of the census of
 * 1 November 2020; ages follow Sichuan's (0-14 16.1 %, 60 and over 21.7 %). The rest is made so that the mean household comes out
 * at 2.7 where somebody lives, as in comparable mountain counties.
 */

/** Official code of the demo county, Pingwu. */
export const COUNTY = '510727'
/** The county town, whose six communities have compounds in three classes. */
export const COUNTY_TOWN = '510727100'

export const FIGURES = {
  residents: 126_357,
  dwellings: 50_318,
  occupied: 46_816,
  vacant: 3_180,
  demolished: 190,
  notDwelling: 132,
  /** Doors missing in one or two of the three lists: 1 % of all. */
  mismatches: 502,
  /** Doors in no list; not among the 50,318, nor their people among the residents. */
  hidden: 37,
} as const

export type Figures = { [name in keyof typeof FIGURES]: number }

/** Share of men among the residents. */
export const MALE_SHARE = 0.5331

/** No grid has more doors than one worker can walk. */
export const GRID_LIMIT = 300

/** A town's share of the people, the names people bear there, and how much of it is reached in eight days. */
export type TownFacts = { weight: number; tibetan: number; qiang: number; pace: number }

/** For a town that the table does not know. */
export const ORDINARY: TownFacts = { weight: 5, tibetan: 0.02, qiang: 0.02, pace: 1 }

/**
 * Weights follow the town figures of about 2006 to 2009 where they are known (Longan, Gucheng, Nanba, Xiangyan, Pingtong, Doukou,
 * Dayin, Daqiao, Shuijing), scaled to the mergers since; the small townships are estimates.
 */
export const TOWNS: Record<string, TownFacts> = {
  '510727100': { weight: 40, tibetan: 0.06, qiang: 0.05, pace: 1 },
  '510727101': { weight: 12, tibetan: 0.01, qiang: 0.05, pace: 1 },
  '510727103': { weight: 8.6, tibetan: 0.01, qiang: 0.02, pace: 1 },
  '510727107': { weight: 5.9, tibetan: 0.01, qiang: 0.1, pace: 1 },
  '510727108': { weight: 8.3, tibetan: 0.08, qiang: 0.03, pace: 1 },
  '510727109': { weight: 15.5, tibetan: 0.01, qiang: 0.02, pace: 1 },
  '510727200': { weight: 4.2, tibetan: 0.02, qiang: 0.03, pace: 1 },
  '510727202': { weight: 5.6, tibetan: 0.01, qiang: 0.05, pace: 1 },
  '510727206': { weight: 7.6, tibetan: 0.01, qiang: 0.6, pace: 1 },
  '510727207': { weight: 3.3, tibetan: 0.4, qiang: 0.02, pace: 1 },
  '510727208': { weight: 2.5, tibetan: 0.03, qiang: 0.55, pace: 1 },
  '510727209': { weight: 2.6, tibetan: 0.4, qiang: 0.03, pace: 1 },
  '510727210': { weight: 1.7, tibetan: 0.55, qiang: 0.01, pace: 0.8 },
  '510727211': { weight: 2.4, tibetan: 0.5, qiang: 0.02, pace: 0.7 },
  '510727212': { weight: 0.9, tibetan: 0.5, qiang: 0.02, pace: 0.6 },
  '510727213': { weight: 1.3, tibetan: 0.88, qiang: 0.01, pace: 0.42 },
  '510727214': { weight: 1.1, tibetan: 0.7, qiang: 0.01, pace: 0.75 },
  '510727215': { weight: 1.3, tibetan: 0.6, qiang: 0.01, pace: 0.9 },
  '510727216': { weight: 6.9, tibetan: 0.01, qiang: 0.6, pace: 1 },
  '510727217': { weight: 7.6, tibetan: 0.01, qiang: 0.55, pace: 1 },
}

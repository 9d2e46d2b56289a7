/** The replay as data: what simulated grid workers send, when, and what the server should answer. */
import type {
  addResidents,
  editHousehold,
  recordVisit,
  reportDoor,
  residentLeft,
} from '#modules/registry/contract/index.ts'
import type { BodyOf, Command } from '#platform/contract/index.ts'
import type { Dwelling, Household, Truth } from '../generate/types.ts'

/** Bodies of the commands that the replay sends. */
export type Bodies = {
  'registry.recordVisit': BodyOf<typeof recordVisit>
  'registry.reportDoor': BodyOf<typeof reportDoor>
  'registry.editHousehold': BodyOf<typeof editHousehold>
  'registry.addResidents': BodyOf<typeof addResidents>
  'registry.residentLeft': BodyOf<typeof residentLeft>
}

/** One command of the replay; its name tells its body. */
export type ReplayCommand = { [name in keyof Bodies]: Command<Bodies[name]> & { name: name } }[keyof Bodies]

/** The status that an honest server answers with. */
export type Expected = 'accepted' | 'repeated' | 'refused' | 'conflict'

export type Planned = { command: ReplayCommand; expected: Expected }

/**
 * One request of one worker's phone. `live` goes out while walking, `late` is a day without signal sent at once, `repeat` is a
 * request whose answer was lost, `clash` carries a known id with another body.
 */
export type Sending = {
  /** When it leaves the phone, in county time. Sendings of one grid have to go out in this order. */
  sendAt: string
  /** Code of the grid whose worker sends. */
  grid: string
  device: string
  why: 'live' | 'late' | 'repeat' | 'clash'
  commands: Planned[]
}

/** All that is sent in one day, by the time of sending. */
export type ReplayDay = { day: string; sendings: Sending[] }

/** A door on a worker's round. `reportedAs` is there for a door that no list had: the area and number it is reported with. */
export type RoundDoor = {
  dwelling: Dwelling
  household?: Household
  truth: Truth
  reportedAs?: { area: string; number: string }
}

/** The doors of one grid in walking order. */
export type Round = { grid: string; town: string; isVillage: boolean; pace: number; doors: RoundDoor[] }

/**
 * Events inside one transaction: a lower module says what it did, higher ones follow in the same commit. They exist where
 * two modules of one rank, or a lower and a higher one, must agree at every moment; anything slower is not an event.
 */
export interface Events {
  /** Doors that came into being. */
  'place.dwellingsCreated': { id: string; path: string; walkOrder: number; sources: readonly string[] }[]
  /** Doors that are about to be taken back as entered by mistake. A listener refuses by throwing place.has_visits. */
  'place.dwellingsRetired': { id: string }[]
  /** Doors that proved to be one: `from` are about to go, their visits and household belong to `into` from now on. */
  'place.dwellingsMerged': { from: readonly string[]; into: string }
  /** Doors that stand in another area now, or in another order. */
  'place.dwellingsMoved': { id: string; path: string; walkOrder: number }[]
  /** Doors whose number or address is written in another way. */
  'place.dwellingsAddressed': { id: string }[]
  /** Doors whose lists changed. */
  'place.dwellingsListed': { id: string; sources: readonly string[] }[]
  /** An area stands somewhere else; everything below it changed its path. */
  'place.areaMoved': { from: string; to: string }[]
  /** Tasks of a response level that begin and end for agencies, by one command. Texts are in the three languages. */
  'emergency.tasksChanged': {
    emergency: string
    /** The command, which is the id of the paper that the tasks stand in. */
    command: string
    place: { id: string; path: string }
    title: string
    preamble: string
    starts: readonly TaskStart[]
    ends: readonly { code: string; agency: string }[]
    /** Of every task and agency whose roles at places changed: all that the agency answers for; nobody where `holder` is null. */
    posts: readonly {
      code: string
      agency: string
      posts: readonly { role: string; place: string; holder: string | null }[]
    }[]
    /** Why what ends does so. */
    why: string
  }
  /** What would end for persons with the emergency: who keeps such rows adds how many there are. Counts alone. */
  'emergency.endAsked': { add(what: 'measures' | 'follow_ups', count: number): void }
  /** Directives that serve objectives of a plan: who keeps them gives each. */
  'emergency.directivesAsked': {
    objectives: readonly string[]
    give(objective: string, directive: LinkedDirective): void
  }
  /** Own notices that are being listed: who knows the record of one gives what the screen says besides. Never sent out of the house. */
  'notice.detailsAsked': {
    notices: readonly { occasion: string; kind: string }[]
    give(occasion: string, detail: { name: string; from: string; to: string; missing: number }): void
  }
  /** Figures that objectives of a plan are linked to: who knows one gives it. */
  'emergency.figuresAsked': { wanted: ReadonlySet<string>; give(code: string, value: number, of?: number): void }
}

/** A directive that serves an objective, whole or with some demands: how many owners these have, and of them signed off and late. */
export interface LinkedDirective {
  id: string
  year: number
  no: number
  title: string
  withdrawn: boolean
  /** Numbers of the demands that serve it; none where all do. */
  demands: number[]
  owners: number
  signedOff: number
  late: number
}

/** A task that begins: what it asks, of whom, and until when. */
export interface TaskStart {
  code: string
  text: Readonly<Record<string, string>>
  asks: 'words' | 'count' | 'doors_reached'
  dueAt: string
  owners: readonly { agency: string; path: string }[]
}
export type EventName = keyof Events

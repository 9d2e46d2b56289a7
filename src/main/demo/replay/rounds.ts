/** From the generated county to the rounds of its grid workers. */
import { ORDINARY, TOWNS } from '../generate/figures.ts'
import { type GenerateOptions, generateCounty } from '../generate/index.ts'
import type { Batch } from '../generate/types.ts'
import type { Round, RoundDoor } from './types.ts'

/** Every grid's round; hidden doors stand after the door beside which they are found. */
export async function planRounds(options: GenerateOptions): Promise<Round[]> {
  const rounds: Round[] = []
  for await (const batch of generateCounty(options)) if (batch.committee) rounds.push(...roundsOf(batch))
  return rounds
}

function roundsOf(batch: Batch): Round[] {
  const isVillage = batch.areas[0]?.kind === 'village'
  const households = new Map(batch.households.map((household) => [household.dwellingId, household]))
  const found = new Map(batch.hidden.map((door) => [door.besideId, door]))
  const rounds = new Map<string, Round>()
  batch.dwellings.forEach((dwelling, index) => {
    const [, town = '', , grid = ''] = dwelling.path.split('.')
    const pace = (TOWNS[town] ?? ORDINARY).pace
    const round = rounds.get(grid) ?? { grid, town, isVillage, pace, doors: [] }
    rounds.set(grid, round)
    const truth = batch.truths[index]
    if (!truth) throw new Error(`door ${dwelling.id} has no truth`)
    const household = households.get(dwelling.id)
    round.doors.push({ dwelling, truth, ...(household ? { household } : {}) })
    const hidden = found.get(dwelling.id)
    if (hidden) round.doors.push(hiddenDoor(hidden))
  })
  return [...rounds.values()]
}

function hiddenDoor({ dwelling, household, foundDay }: Batch['hidden'][number]): RoundDoor {
  return {
    dwelling,
    household,
    truth: { dwellingId: dwelling.id, state: 'occupied', nobodyHome: 0, refuses: 'never', firstDay: foundDay },
    reportedAs: { area: dwelling.areaId, number: dwelling.number },
  }
}

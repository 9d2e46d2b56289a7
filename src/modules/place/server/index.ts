/** Server door of the place module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { getAreaAnswer, listAreasAnswer } from './area-answers.ts'
import { createAreasHandler } from './create-areas.ts'
import { createDwellingsHandler } from './create-dwellings.ts'

export { type CountyTree, createCountyTree } from './county-tree.ts'
export { areaChain, type ChainArea, type FoundPlace, findPlace } from './places.ts'
export { reportNewDoor } from './report-new-door.ts'

export const placeModule: ServerModule = {
  name: 'place',
  commands: [createAreasHandler, createDwellingsHandler],
  queries: [listAreasAnswer, getAreaAnswer],
}

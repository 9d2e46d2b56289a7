/** Server door of the place module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { getAreaAnswer, listAreasAnswer } from './area-answers.ts'
import { createAreasHandler } from './create-areas.ts'
import { createDwellingsHandler } from './create-dwellings.ts'
import { historyAnswer, listDwellingsAnswer, listImportsAnswer } from './dwelling-answers.ts'
import { editAreaHandler } from './edit-area.ts'
import { editDwellingHandler } from './edit-dwelling.ts'
import { importDoorsHandler } from './import-doors.ts'
import { mergeDwellingsHandler } from './merge-dwellings.ts'
import { moveAreaHandler } from './move-area.ts'
import { moveDwellingsHandler } from './move-dwellings.ts'
import { orderDwellingsHandler } from './order-dwellings.ts'
import { retireAreaHandler } from './retire-area.ts'
import { retireDwellingsHandler } from './retire-dwellings.ts'
import { searchAnswer } from './search-answer.ts'
import { splitDwellingHandler } from './split-dwelling.ts'
import { undoImportHandler } from './undo-import.ts'

export { aliasesWithin } from '../data/aliases.ts'
export {
  type County,
  type Division,
  listCities,
  listCounties,
  listProvinces,
  placeName,
  readCounty,
  type Town,
  UnknownDivisionError,
} from '../data/divisions.ts'
export { outline } from '../data/outline.ts'
export { listTownPoints, type TownPoint } from '../data/townPoints.ts'
export { type CountyTree, createCountyTree } from './county-tree.ts'
export { addAreas, addDwellings, type FoundedArea, type FoundedDoor } from './found.ts'
export { areaChain, type ChainArea, type FoundPlace, findPlace } from './places.ts'
export { reportNewDoor } from './report-new-door.ts'

/** Commands and reads of places; who follows them listens to the `place.` events. */
export const placeModule: ServerModule = {
  name: 'place',
  commands: [
    createAreasHandler,
    editAreaHandler,
    moveAreaHandler,
    retireAreaHandler,
    createDwellingsHandler,
    editDwellingHandler,
    moveDwellingsHandler,
    orderDwellingsHandler,
    splitDwellingHandler,
    mergeDwellingsHandler,
    retireDwellingsHandler,
    importDoorsHandler,
    undoImportHandler,
  ],
  queries: [listAreasAnswer, getAreaAnswer, searchAnswer, listDwellingsAnswer, historyAnswer, listImportsAnswer],
}
export { phoneAreas } from './phone.ts'

/** Door of the place contract: areas from the county down, dwellings, their history and imports. */

export {
  createAreas,
  createDwellings,
  editArea,
  editDwelling,
  importDoors,
  mergeDwellings,
  moveArea,
  moveDwellings,
  orderDwellings,
  placeCommands,
  retireArea,
  retireDwellings,
  splitDwelling,
  undoImport,
} from './commands.ts'
export { placeProblems } from './problems.ts'
export { getArea, listAreas, listDwellings, listImports, placeHistory, placeQueries, searchPlaces } from './queries.ts'
export {
  Area,
  type AreaKind,
  areaKinds,
  type CompoundClass,
  compoundClasses,
  type DoorList,
  Dwelling,
  doorLists,
  PhoneArea,
} from './types.ts'

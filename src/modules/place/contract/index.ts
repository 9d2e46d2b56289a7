/** Door of the place contract: areas from the county down, dwellings, their history and imports. */
export { areaKinds, compoundClasses, doorLists } from './types.ts'
export { Area, Dwelling, type AreaKind, type CompoundClass, type DoorList } from './types.ts'
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
} from './commands.ts'
export { getArea, listAreas, listDwellings, listImports, placeHistory, placeQueries, searchPlaces } from './queries.ts'
export { placeProblems } from './problems.ts'

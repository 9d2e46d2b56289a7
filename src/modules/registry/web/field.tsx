import { FindIcon } from '#platform/web/field/icons.tsx'
import type { WebModule } from '#platform/web/module.ts'
import { forgetHeld } from './field/held.ts'
import { forgetFound, registryLocal } from './field/local.ts'

export type { DoorDocument as HeldDoor, PhoneRoll as HeldRoll } from '../contract/index.ts'
/** Door of the registry for the phone: finding a door, visiting it, its household and its history. */
export { AddressHead } from './field/AddressHead.tsx'
export { placeOf } from './field/address.ts'
export { DoorState } from './field/door-names.tsx'
export { letGoOfAll, useDraftCount } from './field/drafts.ts'
export { heldDoors, heldPart } from './field/held.ts'
export { useKeptConflicts } from './field/held-conflicts.ts'
export { LastVisit } from './field/LastVisit.tsx'
export { OpenConflicts } from './field/OpenConflicts.tsx'
export { forgetVisits, sentVisits, useSentVisits } from './field/sent.ts'
export { useVisitSettings, type VisitSettings, VisitSettingsProvider, type WalkDoor } from './field/settings.ts'
export { WaitingMark } from './field/WaitingMark.tsx'

export const registryField: WebModule = {
  name: 'registry',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'door/:id', load: () => import('./field/DoorPage.tsx'), permission: 'registry.getDoor' },
    { path: 'door/:id/family', load: () => import('./field/FamilyPage.tsx'), permission: 'registry.recordVisit' },
    { path: 'door/:id/edit', load: () => import('./field/EditPage.tsx'), permission: 'registry.editHousehold' },
    { path: 'door/:id/arrived', load: () => import('./field/ArrivedPage.tsx'), permission: 'registry.addResidents' },
    { path: 'door/:id/left', load: () => import('./field/LeftPage.tsx'), permission: 'registry.residentLeft' },
    { path: 'door/:id/history', load: () => import('./field/HistoryPage.tsx'), permission: 'registry.getDoor' },
    { path: 'find', load: () => import('./field/FindPage.tsx'), permission: 'registry.listDoors' },
    { path: 'find/new', load: () => import('./field/NewDoorPage.tsx'), permission: 'registry.reportDoor' },
    { path: 'conflicts', load: () => import('./field/ConflictsPage.tsx'), permission: 'registry.listConflicts' },
  ],
  navigation: [{ to: '/find', label: 'find.tab', icon: FindIcon, permission: 'registry.listDoors', order: 20 }],
  local: registryLocal,
  forget: () => {
    forgetHeld()
    forgetFound()
  },
}

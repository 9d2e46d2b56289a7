import { ApartmentOutlined, ImportOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { WebModule } from '#platform/web/module.ts'
import { importDoors, listAreas } from '../contract/index.ts'

export { type ReadAnswer, readFile, type Sheet } from './import/read/readFile.ts'
export { isWithin, type PlaceNode } from './kinds.ts'

/** Narrows a list to one area; fetched when first shown. */
export const AreaFilter = lazy(() => import('./tree/AreaFilter.tsx'))
/** Finds places by words or in the tree; fetched when first shown. */
export const PlacePicker = lazy(() => import('./tree/PlacePicker.tsx'))

/** The place module at the desk: the tree with its editor, and imports of door lists. */
export const placeDesk: WebModule = {
  name: 'place',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'places', load: () => import('./page/PlacesPage.tsx'), permission: listAreas.name },
    { path: 'import', load: () => import('./import/ImportPage.tsx'), permission: importDoors.name },
  ],
  navigation: [
    { to: '/places', label: 'nav.places', icon: ApartmentOutlined, permission: listAreas.name, order: 40 },
    { to: '/import', label: 'nav.import', icon: ImportOutlined, permission: importDoors.name, order: 45 },
  ],
}

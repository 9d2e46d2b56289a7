import { DiffOutlined, FileProtectOutlined, TableOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { board, getDoor, getStatement, listConflicts, listStatements, recordVisit } from '../contract/index.ts'
import { useOpenConflicts } from './conflicts/useOpenConflicts.ts'

/** The registry at the desk: coverage board, doors, conflicts of edits, signed statements. */
export const registryDesk: WebModule = {
  name: 'registry',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'coverage', load: () => import('./board/BoardPage.tsx'), permission: board.name },
    { path: 'doors/:id', load: () => import('./door/DoorPage.tsx'), permission: getDoor.name },
    { path: 'paper/list', load: () => import('./paper/ListPage.tsx'), permission: recordVisit.name },
    { path: 'paper/entry', load: () => import('./paper/EntryPage.tsx'), permission: recordVisit.name },
    { path: 'conflicts', load: () => import('./conflicts/ConflictsPage.tsx'), permission: listConflicts.name },
    { path: 'statements', load: () => import('./statement/StatementsPage.tsx'), permission: listStatements.name },
    { path: 'statements/:id', load: () => import('./statement/StatementPage.tsx'), permission: getStatement.name },
  ],
  navigation: [
    { to: '/coverage', label: 'nav.coverage', icon: TableOutlined, permission: board.name, order: 10 },
    {
      to: '/statements',
      label: 'nav.statements',
      icon: FileProtectOutlined,
      permission: listStatements.name,
      order: 15,
    },
    {
      to: '/conflicts',
      label: 'nav.conflicts',
      icon: DiffOutlined,
      permission: listConflicts.name,
      order: 20,
      useWaiting: useOpenConflicts,
    },
  ],
}

export { placeLabels, projection } from './board/townMap.ts'
export { covered, sinceFirstDoor } from './coverage.ts'

import { InboxOutlined, MobileOutlined, TeamOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { createAgency, getAccount, listAccounts, listDevices, listSealed } from '../contract/index.ts'
import { useSealedWaiting } from './sealed/useSealedWaiting.ts'

/** Agencies and accounts at the desk: who may do what, where, and until when. */
export const agencyDesk: WebModule = {
  name: 'agency',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'accounts', load: () => import('./accounts/AccountsPage.tsx'), permission: listAccounts.name },
    { path: 'accounts/agencies', load: () => import('./agencies/AgenciesPage.tsx'), permission: createAgency.name },
    { path: 'phones', load: () => import('./devices/DevicesPage.tsx'), permission: listDevices.name },
    { path: 'sealed', load: () => import('./sealed/SealedPage.tsx'), permission: listSealed.name },
    { path: 'accounts/:id', load: () => import('./account/AccountPage.tsx'), permission: getAccount.name },
  ],
  navigation: [
    { to: '/accounts', label: 'nav.accounts', icon: TeamOutlined, permission: listAccounts.name, order: 70 },
    { to: '/phones', label: 'nav.phones', icon: MobileOutlined, permission: listDevices.name, order: 72 },
    {
      to: '/sealed',
      label: 'nav.sealed',
      icon: InboxOutlined,
      permission: listSealed.name,
      order: 73,
      useWaiting: useSealedWaiting,
    },
  ],
}

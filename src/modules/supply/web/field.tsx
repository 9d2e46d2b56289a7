import type { Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** Supplies on the phone: what the own place has, asking in a few taps, handing out and receiving, with or without signal. */
export const supplyField: WebModule = {
  name: 'supply',
  pages: [
    { path: 'supplies', load: () => import('./field/SuppliesPage.tsx'), words, permission: 'supply.mine' },
    { path: 'supplies/ask', load: () => import('./field/AskPage.tsx'), words, permission: 'supply.ask' },
    { path: 'supplies/use', load: () => import('./field/UsePage.tsx'), words, permission: 'supply.issue' },
    {
      path: 'supplies/count/:point',
      load: () => import('./field/CountPage.tsx'),
      words,
      permission: 'supply.takeStock',
    },
    {
      path: 'supplies/receive/:id',
      load: () => import('./field/ReceivePage.tsx'),
      words,
      permission: 'supply.receive',
    },
  ],
  navigation: [],
}

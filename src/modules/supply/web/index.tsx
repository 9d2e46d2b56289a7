import { MedicineBoxOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { getRequest, listDonations, listMoves, listRequests, pointStock, stockBoard } from '../contract/index.ts'
import { useWaitingSupply } from './useWaitingSupply.ts'

/** Supplies at the desk: the stock board, what waits, and every move. */
export const supplyDesk: WebModule = {
  name: 'supply',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'supply', load: () => import('./board/StockPage.tsx'), permission: stockBoard.name },
    { path: 'supply/items/:id', load: () => import('./item/ItemPage.tsx'), permission: listMoves.name },
    { path: 'supply/points/:id', load: () => import('./point/PointPage.tsx'), permission: pointStock.name },
    { path: 'supply/requests', load: () => import('./request/RequestsPage.tsx'), permission: listRequests.name },
    { path: 'supply/requests/:id', load: () => import('./request/RequestPage.tsx'), permission: getRequest.name },
    { path: 'supply/donations', load: () => import('./donation/DonationsPage.tsx'), permission: listDonations.name },
    { path: 'supply/donations/:id', load: () => import('./donation/ReceiptPage.tsx'), permission: listDonations.name },
  ],
  navigation: [
    {
      to: '/supply',
      label: 'nav',
      icon: MedicineBoxOutlined,
      permission: stockBoard.name,
      order: 18,
      useWaiting: useWaitingSupply,
    },
  ],
}

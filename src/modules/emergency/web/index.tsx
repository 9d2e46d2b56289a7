import { AlertOutlined, ScheduleOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { currentEmergency, declareEmergency } from '../contract/index.ts'
import { getPlan, listPlans } from '../contract/plan.ts'

/** The emergency at the desk: what is in force, on what legal basis, and declaring, changing and ending it. */
export const emergencyDesk: WebModule = {
  name: 'emergency',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'emergency', load: () => import('./EmergencyPage.tsx'), permission: currentEmergency.name },
    { path: 'emergency/declare', load: () => import('./declare/DeclarePage.tsx'), permission: declareEmergency.name },
    { path: 'plans', load: () => import('./plan/PlansPage.tsx'), permission: listPlans.name },
    { path: 'plans/:id', load: () => import('./plan/PlanPage.tsx'), permission: getPlan.name },
  ],
  navigation: [
    { to: '/emergency', label: 'nav', icon: AlertOutlined, permission: currentEmergency.name, order: 60 },
    { to: '/plans', label: 'plan.nav', icon: ScheduleOutlined, permission: listPlans.name, order: 6 },
  ],
}

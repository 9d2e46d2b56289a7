import { createRoot } from 'react-dom/client'
import type { Words } from '#platform/web/i18n.ts'
import { UpdateNote } from './UpdateNote.tsx'
import { keepProgram } from './update.ts'
import './install.ts'

/** Words of installing and updating, namespace `offline`. */
export const offlineWords: Words = {
  'zh-Hans': () => import('./locales/zh-Hans.json'),
  'zh-Hant': () => import('./locales/zh-Hant.json'),
  en: () => import('./locales/en.json'),
}

/**
 * Keeps the program on the phone, and offers a newer one. Drawn apart from the application: a build that fails to draw must
 * still be able to give way to its mended successor.
 */
export function keepOffline(): void {
  const place = document.createElement('div')
  document.body.prepend(place)
  createRoot(place).render(<UpdateNote />)
  void keepProgram()
}

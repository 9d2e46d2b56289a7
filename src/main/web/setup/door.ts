import type { Words } from '#platform/web/i18n.ts'

/** Is this the first-run page? It stands outside the shell, since nobody can be signed in yet. */
export function isSetup(): boolean {
  return /^\/setup\/?$/.test(window.location.pathname)
}

/** Words of the first run. */
export const setupWords: { name: string; words: Words } = {
  name: 'setup',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
}

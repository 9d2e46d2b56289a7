import i18next, { type i18n, type ResourceKey } from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import { chooseLanguage, type Language, languages } from '#platform/contract/index.ts'
import { speak } from './api.ts'

/** Words of one part of the product, fetched when a language is first used. */
export type Words = Readonly<Record<Language, () => Promise<{ default: ResourceKey }>>>

const remembered = 'lianfang.language'
const sources: { name: string; words: Words }[] = []
const fetched = new Set<string>()
const platform: Words = {
  'zh-Hans': () => import('./locales/zh-Hans.json'),
  'zh-Hant': () => import('./locales/zh-Hant.json'),
  en: () => import('./locales/en.json'),
}

/** Names of the languages, each in its own. */
export const languageNames: Readonly<Record<Language, string>> = { 'zh-Hans': '简体', 'zh-Hant': '繁體', en: 'English' }

/**
 * Starts translation with the words of the platform and of the modules named; the namespace is the module's name. Without
 * a remembered choice the browser's language decides, Simplified Chinese when nothing fits.
 */
export async function startWords(modules: readonly { name: string; words?: Words }[]): Promise<i18n> {
  sources.push({ name: 'platform', words: platform })
  for (const { name, words } of modules) if (words) sources.push({ name, words })
  const language = firstLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: ['platform', ...modules.map(({ name }) => name)],
    defaultNS: 'platform',
    fallbackNS: 'platform',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  await fetchWords(language)
  tell(language)
  return i18next
}

/** More words of a module, which a page brings along; in the language now spoken when it resolves. */
export async function moreWords(name: string, words: Words): Promise<void> {
  if (!sources.some((source) => source.words === words)) sources.push({ name, words })
  await fetchWords(currentLanguage())
}

/** The language now spoken. */
export function currentLanguage(): Language {
  return chooseLanguage(i18next.language)
}

/** Changes the language at once, without a reload, and remembers it on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  await fetchWords(language)
  tell(language)
  await i18next.changeLanguage(language)
  try {
    localStorage.setItem(remembered, language)
  } catch {
    // A browser that stores nothing still switches; it only forgets.
  }
}

/** Has this device a remembered choice? If not, the account's language may decide. */
export function hasChosenLanguage(): boolean {
  try {
    return localStorage.getItem(remembered) !== null
  } catch {
    return false
  }
}

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Words of one module in the language now spoken: `say('board.title')`. Keys not found there are sought in the platform's. */
export function useWords(module = 'platform'): Say {
  const { t } = useTranslation(module)
  return useCallback((key, values) => String(values ? t(key, values) : t(key)), [t])
}

/** The language now spoken, for formats; re-renders on a switch. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return chooseLanguage(i18n.language)
}

/** Words outside of a component, e.g. for a file's name. Not re-rendered. */
export function say(module: string, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return String(i18next.t(key, { ns: module, ...values }))
}

/** Is there a text for this key? For codes that come from the server. */
export function hasWord(module: string, key: string): boolean {
  return i18next.exists(key, { ns: module })
}

async function fetchWords(language: Language): Promise<void> {
  await Promise.all(
    sources.map(async ({ name, words }, at) => {
      const key = `${language} ${at}`
      if (fetched.has(key)) return
      i18next.addResourceBundle(language, name, (await words[language]()).default, true, true)
      fetched.add(key)
    }),
  )
}

function tell(language: Language): void {
  document.documentElement.lang = language
  speak(language)
}

function firstLanguage(): Language {
  try {
    const chosen = localStorage.getItem(remembered)
    const known = languages.find((language) => language === chosen)
    if (known) return known
  } catch {
    // Falls through to the browser's own languages.
  }
  return chooseLanguage(navigator.languages.join(','))
}

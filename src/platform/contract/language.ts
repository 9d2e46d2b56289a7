/** The three languages of the product, Chinese first. */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

/** A short text of the product in all its languages. `{{name}}` marks a value put in by the caller. */
export type Text = Readonly<Record<Language, string>>

/** Puts values into the `{{marks}}` of a text; a mark without a value stays visible, so that a mistake is seen. */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => (name in values ? String(values[name]) : mark))
}

/** Best language for an Accept-Language header; Simplified Chinese when nothing fits. */
export function chooseLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? ''
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-Hans'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-Hans'
}

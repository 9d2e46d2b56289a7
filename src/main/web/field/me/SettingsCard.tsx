import type { ReactNode } from 'react'
import { setLanguage } from '#modules/agency/contract/index.ts'
import { type Language, languages } from '#platform/contract/index.ts'
import { Choice } from '#platform/web/field/choice.tsx'
import { changeLanguage, languageNames, useLanguage, useWords } from '#platform/web/i18n.ts'
import { type ThemeChoice, useTheme } from '#platform/web/theme.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Contrast, contrasts, useContrast } from '../contrast.ts'
import { type TextSize, textSizes, useTextSize } from '../text-size.ts'

const themes: readonly ThemeChoice[] = ['light', 'dark', 'system']

/** Language, light and dark, contrast for full sun, and the size of the text; all at once, all kept on this phone. */
export function SettingsCard(): ReactNode {
  const say = useWords('me')
  const language = useLanguage()
  const { choice, choose } = useTheme()
  const [size, setSize] = useTextSize()
  const [contrast, setContrast] = useContrast()
  const command = useCommand(setLanguage)
  return (
    <section className="f-card">
      <Choice<Language>
        label={say('page.language')}
        columns={3}
        value={language}
        onChange={(next) => {
          void changeLanguage(next)
          void command.send({ language: next })
        }}
        options={languages.map((value) => ({ value, text: languageNames[value], lang: value }))}
      />
      <Choice<ThemeChoice>
        label={say('page.theme')}
        columns={3}
        value={choice}
        onChange={choose}
        options={themes.map((value) => ({ value, text: say(`page.themes.${value}`) }))}
      />
      <Choice<Contrast>
        label={say('page.contrast')}
        columns={2}
        value={contrast}
        onChange={setContrast}
        options={contrasts.map((value) => ({ value, text: say(`page.contrasts.${value}`) }))}
      />
      <Choice<TextSize>
        label={say('page.textSize')}
        columns={3}
        value={size}
        onChange={setSize}
        options={textSizes.map((value) => ({ value, text: say(`page.sizes.${value}`) }))}
      />
    </section>
  )
}

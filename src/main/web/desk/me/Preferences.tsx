import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { setLanguage } from '#modules/agency/contract/index.ts'
import { type Language, languages } from '#platform/contract/index.ts'
import { Panel } from '#platform/web/desk/Page.tsx'
import { changeLanguage, languageNames, useLanguage, useWords } from '#platform/web/i18n.ts'
import { enqueue } from '#platform/web/outbox.ts'
import { type ThemeChoice, useTheme } from '#platform/web/theme.ts'

const themes = ['system', 'light', 'dark'] as const

/** Language goes with the account; light or dark stays on this device. */
export function Preferences(): ReactNode {
  const say = useWords('me')
  const language = useLanguage()
  const { choice, choose } = useTheme()
  return (
    <Panel title={say('preferences.title')}>
      <dl className="me-preferences">
        <dt>{say('preferences.language')}</dt>
        <dd>
          <Segmented<Language>
            block
            aria-label={say('preferences.language')}
            value={language}
            onChange={(next) => {
              void changeLanguage(next)
              enqueue(setLanguage, { language: next })
            }}
            options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
          />
        </dd>
        <dt>{say('preferences.theme')}</dt>
        <dd>
          <Segmented<ThemeChoice>
            block
            aria-label={say('preferences.theme')}
            value={choice}
            onChange={choose}
            options={themes.map((value) => ({ value, label: say(`preferences.theme_${value}`) }))}
          />
        </dd>
      </dl>
    </Panel>
  )
}

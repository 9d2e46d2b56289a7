import type { ComponentType, ReactNode } from 'react'
import { NavLink } from 'react-router'
import { MeIcon } from '#platform/web/field/icons.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { fieldModules } from './modules.ts'

interface Tab {
  to: string
  words: string
  label: string
  icon: ComponentType
  permission: string | undefined
}

/** The tabs: those of the modules in their order, and one's own page. */
export const tabs: readonly Tab[] = [
  ...fieldModules
    .flatMap((module) => module.navigation.map((entry) => ({ ...entry, words: module.name })))
    .sort((a, b) => a.order - b.order)
    .map(({ to, words, label, icon, permission }) => ({ to, words, label, icon, permission })),
  { to: '/me', words: 'field', label: 'me.tab', icon: MeIcon, permission: undefined },
]

/** Tabs at the bottom, under the thumb. */
export function TabBar(): ReactNode {
  const say = useWords('field')
  const { may } = useSession()
  return (
    <nav className="f-tabs" aria-label={say('tabs')}>
      {tabs
        .filter((tab) => !tab.permission || may(tab.permission))
        .map((tab) => (
          <TabLink key={tab.to} tab={tab} />
        ))}
    </nav>
  )
}

function TabLink({ tab }: { tab: Tab }): ReactNode {
  const say = useWords(tab.words)
  const Icon = tab.icon
  return (
    <NavLink to={tab.to} end>
      <Icon />
      <span>{say(tab.label)}</span>
    </NavLink>
  )
}

import { HomeOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect } from 'react'
import { NavLink } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { NavigationEntry } from '#platform/web/module.ts'
import { useSession } from '#platform/web/session.tsx'
import { deskModules } from './modules.ts'
import { tellWaiting } from './waitingCounts.ts'

const home: NavigationEntry & { module: string } = {
  module: 'main',
  to: '/',
  label: 'home.title',
  icon: HomeOutlined,
  order: 0,
}
const entries = [
  home,
  ...deskModules.flatMap((module) => module.navigation.map((entry) => ({ module: module.name, ...entry }))),
].sort((a, b) => a.order - b.order)

/** What this person can go to, with the count of what waits for them. */
export function SideBar(): ReactNode {
  const say = useWords('main')
  const { may } = useSession()
  return (
    <nav className="side-bar no-print" aria-label={say('shell.navigation')}>
      {entries
        .filter((entry) => !entry.permission || may(entry.permission))
        .map((entry) => (
          <Entry key={entry.to} entry={entry} />
        ))}
    </nav>
  )
}

function Entry({ entry }: { entry: NavigationEntry & { module: string } }): ReactNode {
  const say = useWords(entry.module)
  const Icon = entry.icon
  return (
    <NavLink to={entry.to} end={entry.to === '/'} className="side-entry">
      <Icon aria-hidden />
      <span className="side-label">{say(entry.label)}</span>
      {entry.useWaiting ? (
        <Waiting
          useWaiting={entry.useWaiting}
          useDue={entry.useDue ?? noClock}
          to={entry.to}
          label={say(entry.label)}
        />
      ) : null}
    </NavLink>
  )
}

interface WaitingEntry {
  to: string
  label: string
  useWaiting: () => number
  useDue: () => string | undefined
}

const noClock = (): undefined => undefined

function Waiting({ useWaiting, useDue, to, label }: WaitingEntry): ReactNode {
  const count = useWaiting()
  const dueAt = useDue()
  useEffect(() => {
    tellWaiting({ to, label, count, dueAt })
    return () => tellWaiting({ to, label, count: 0 })
  }, [to, label, count, dueAt])
  const format = useFormat()
  const say = useWords('main')
  if (count <= 0) return null
  return (
    <span className="side-count" title={say('shell.waits', { count })}>
      {format.number(count)}
    </span>
  )
}

import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { isInstalled, useInstall } from './install.ts'
import { canKeep, useIsKept } from './update.ts'

/** How the application comes onto the phone, and whether it opens without a network already. */
export function InstallCard(): ReactNode {
  const say = useWords('offline')
  const install = useInstall()
  const isKept = useIsKept()
  if (!canKeep)
    return (
      <section className="f-card">
        <h2>{say('install.title')}</h2>
        <p>{say('install.insecure')}</p>
      </section>
    )
  return (
    <section className="f-card">
      <h2>{say(isInstalled() ? 'install.done' : 'install.title')}</h2>
      <p className={isKept ? 'f-done' : ''}>{say(isKept ? 'install.kept' : 'install.fetching')}</p>
      {isInstalled() ? null : install ? (
        <BigButton onClick={install}>{say('install.go')}</BigButton>
      ) : (
        <p className="f-small">{say('install.byHand')}</p>
      )}
    </section>
  )
}

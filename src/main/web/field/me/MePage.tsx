import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { forgetPush } from '#modules/notice/web/field.tsx'
import { forgetVisits, letGoOfAll } from '#modules/registry/web/field.tsx'
import { roleNames } from '#platform/contract/index.ts'
import { asProblem } from '#platform/web/api.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { LockNow } from '#platform/web/field/lock/LockNow.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { usePending } from '#platform/web/useCommand.ts'
import { InstallCard } from '../offline/InstallCard.tsx'
import { RefusedCard } from './RefusedCard.tsx'
import { SettingsCard } from './SettingsCard.tsx'
import { SyncCard } from './SyncCard.tsx'

/** Who I am here, what waits, how the phone speaks and looks, and the way out. */
export default function MePage(): ReactNode {
  const say = useWords('me')
  const field = useWords('field')
  const language = useLanguage()
  const { session, may } = useSession()
  const { account, roles, county } = session
  return (
    <Screen title={account.displayName} sub={`${county.name} · ${account.agencyName}`}>
      <RefusedCard />
      <SyncCard />
      <InstallCard />
      <section className="f-card">
        <h2>{say('page.roles')}</h2>
        <ul className="f-plain-list">
          {roles.map((role) => (
            <li key={`${role.role}${role.place}`}>
              <span className="f-strong">{roleNames[role.role][language]}</span> · {role.placeName}
            </li>
          ))}
        </ul>
      </section>
      <SettingsCard />
      <nav className="f-list" aria-label={say('page.more')}>
        <Row to="/me/notices" text={say('page.notices')} />
        {may('registry.listConflicts') ? <Row to="/conflicts" text={say('page.conflicts')} /> : null}
        {may('supply.mine') ? <Row to="/supplies" text={say('page.supplies')} /> : null}
        {may('inspection.answer') ? <Row to="/inspections/own" text={say('page.inspections')} /> : null}
        {may('patrol.mine') ? <Row to="/patrols" text={say('page.patrols')} /> : null}
        {may('volunteer.mine') ? <Row to="/service" text={say('page.service')} /> : null}
        {may('incident.mine') ? <Row to="/incidents" text={say('page.incidents')} /> : null}
        <Row to="/me/help" text={field('help.title')} />
        <Row to="/me/hand-over" text={field('handOver.title')} />
        <Row to="/me/carry" text={field('carry.title')} />
        <Row to="/me/law" text={say('page.law')} />
        <Row to="/me/password" text={say('page.password')} />
        <Row to="/me/sessions" text={say('page.sessions')} />
      </nav>
      <LockNow />
      <SignOut />
    </Screen>
  )
}

function Row({ to, text }: { to: string; text: string }): ReactNode {
  return (
    <Link className="f-row" to={to}>
      <span className="f-row-main">{text}</span>
      <NextIcon />
    </Link>
  )
}

/** The way out. What waits would be lost with the session, so it asks first. */
function SignOut(): ReactNode {
  const say = useWords('me')
  const { signOut } = useSession()
  const pending = usePending()
  const [asked, setAsked] = useState(false)
  const [failed, setFailed] = useState<ReturnType<typeof asProblem>>()
  const problem = useProblemText(failed?.body)

  async function leave(): Promise<void> {
    try {
      await signOut()
      await forgetPush()
      letGoOfAll()
      forgetVisits()
    } catch (error) {
      setFailed(asProblem(error))
    }
  }

  return (
    <>
      {failed ? <Notice kind="problem">{`${problem} ${say('page.stillIn')}`}</Notice> : null}
      {asked && pending > 0 ? <Notice kind="problem">{say('page.pendingLost', { count: pending })}</Notice> : null}
      <BigButton onClick={() => (pending > 0 && !asked ? setAsked(true) : void leave())}>
        {asked && pending > 0 ? say('page.signOutAnyway') : say('page.signOut')}
      </BigButton>
    </>
  )
}

import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { Page } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { getAccount } from '../../contract/index.ts'
import { AccountActions } from './AccountActions.tsx'
import { AccountDevices } from './AccountDevices.tsx'
import { AccountSessions } from './AccountSessions.tsx'
import { RolesPanel } from './RolesPanel.tsx'
import '../agency.css'

/** One person: the agency, the roles held now and before, where they are signed in. */
export default function AccountPage(): ReactNode {
  const say = useWords('agency')
  const { id = '' } = useParams()
  const account = useQuery(getAccount, { id }, { keep: true })
  if (account.isError && !account.data) {
    return <ProblemPane problem={account.error.body} retry={() => void account.refetch()} />
  }
  if (!account.data) return <WaitWords />
  const { displayName, username, agencyName, disabled, totp, generated, personKnown } = account.data
  const facts = [
    username,
    agencyName,
    say(personKnown ? 'account.personKnown' : 'account.personUnknown'),
    say(totp ? 'account.hasTotp' : 'account.hasNoTotp'),
    generated ? say('account.generated') : '',
  ]
  return (
    <Watermark>
      <Page
        title={displayName}
        above={<Link to="/accounts">{say('accounts.title')}</Link>}
        answers={facts.filter(Boolean).join(' · ')}
        actions={<AccountActions account={account.data} />}
      >
        {disabled ? <p className="agency-banner">{say('account.disabledHint')}</p> : null}
        <RolesPanel account={account.data} />
        <AccountDevices account={account.data} />
        <AccountSessions account={account.data} />
      </Page>
    </Watermark>
  )
}

import { Popover, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { roleNames } from '#platform/contract/index.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { type ThemeChoice, useTheme } from '#platform/web/theme.ts'

/** Who I am and where, theme, own account, sign out. */
export function AccountMenu(): ReactNode {
  const { session } = useSession()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={<Content close={() => setOpen(false)} />}
    >
      <button type="button" className="shell-account" aria-expanded={open}>
        {session.account.displayName}
      </button>
    </Popover>
  )
}

function Content({ close }: { close: () => void }): ReactNode {
  const say = useWords('main')
  const language = useLanguage()
  const { session, signOut } = useSession()
  const { choice, choose } = useTheme()
  return (
    <div className="account-menu">
      <p>
        <strong>{session.account.displayName}</strong> <span className="soft">{session.account.username}</span>
      </p>
      <p className="soft">{session.account.agencyName}</p>
      <ul>
        {session.roles.map((held) => (
          <li key={`${held.role}${held.place}`}>
            {roleNames[held.role][language]} · {held.placeName}
          </li>
        ))}
      </ul>
      <Segmented<ThemeChoice>
        block
        value={choice}
        onChange={choose}
        aria-label={say('account.theme')}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: say(`account.theme_${value}`),
        }))}
      />
      <p className="account-links">
        <Link to="/me" onClick={close}>
          {say('account.mine')}
        </Link>
        <button type="button" className="link-button" onClick={() => void signOut()}>
          {say('account.signOut')}
        </button>
      </p>
    </div>
  )
}

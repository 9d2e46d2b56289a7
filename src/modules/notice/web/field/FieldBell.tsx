import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { countNotices } from '../../contract/index.ts'
import { rememberLanguage } from './push.ts'
import './notice-field.css'

/** The bell in the head of the tabs, with how many notices are unread. */
export default function FieldBell(): ReactNode {
  const say = useWords('notice')
  const language = useLanguage()
  const { data } = useQuery(countNotices, {})
  useEffect(() => rememberLanguage(language), [language])
  const unread = data?.unread ?? 0
  return (
    <Link
      to="/notices"
      className="f-icon-button f-bell"
      aria-label={unread > 0 ? say('bell.some', { count: unread }) : say('bell.none')}
    >
      <svg
        width="26"
        height="26"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path strokeLinejoin="round" d="M6 17v-6a6 6 0 0 1 12 0v6l2 2H4zM10 21h4" />
      </svg>
      {unread > 0 ? <span className="f-bell-count">{unread > 99 ? '99+' : unread}</span> : null}
    </Link>
  )
}

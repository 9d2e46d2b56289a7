import { BellOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { countNotices } from '../contract/index.ts'
import './notice.css'

/** The bell in the header of the desk, with how many notices are unread. */
export function Bell(): ReactNode {
  const say = useWords('notice')
  const format = useFormat()
  const { data } = useQuery(countNotices, {})
  const unread = data?.unread ?? 0
  const words = unread > 0 ? say('bell.some', { count: format.number(unread) }) : say('bell.none')
  return (
    <Link to="/notices" className="notice-bell" aria-label={words} title={words}>
      <BellOutlined aria-hidden />
      {unread > 0 ? (
        <span className={data?.urgent.length ? 'notice-count is-urgent' : 'notice-count'}>
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
    </Link>
  )
}

import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'
import type { Finding } from '../../contract/index.ts'

/** What a difficulty became, with where that stands. */
export function LinkedTo({ finding: { link } }: { finding: Pick<Finding, 'link'> }): ReactNode {
  const say = useWords('inspection')
  if (!link) return <span className="faint">–</span>
  const to = link.to === 'request' ? `/supply/requests/${link.id}` : `/incidents/${link.id}`
  const number = link.no === null ? '' : ` ${link.year}-${link.no}`
  return (
    <Link to={to} onClick={(event) => event.stopPropagation()}>
      {say(`linkTo.${link.to}`)}
      {number}
      {link.state ? <span className="faint"> {say(`linkState.${link.state}`)}</span> : null}
    </Link>
  )
}

import { type ReactNode, useEffect } from 'react'
import { countyNow } from '../clock.ts'
import { useFormat } from '../format.ts'
import { useWords } from '../i18n.ts'
import { useSession } from '../session.tsx'
import { useMinute } from '../useMinute.ts'
import './page.css'

export interface PageProps {
  title: ReactNode
  /** What the page answers, in one line. */
  answers?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** Chain above the title, e.g. links to the areas above. */
  above?: ReactNode
  /** Its paper lies on its side, for a table of many columns. */
  landscape?: boolean
  /** Whether its paper says of which county it is, when it was printed and by whom; a paper that says so itself does not need it. */
  printed?: boolean
  children: ReactNode
}

/** A page of the desk: title, the one line it answers, actions, content. Names the browser tab. */
export function Page({
  title,
  answers,
  actions,
  above,
  landscape = false,
  printed = true,
  children,
}: PageProps): ReactNode {
  const say = useWords()
  const name = typeof title === 'string' ? title : undefined
  useEffect(() => {
    if (name) document.title = `${name} · ${say('product')}`
  }, [name, say])
  return (
    <div className={landscape ? 'page is-landscape' : 'page'}>
      <div className="page-head">
        <div className="page-title">
          {above ? <div className="page-above">{above}</div> : null}
          <h1>{title}</h1>
          {answers ? <p className="soft">{answers}</p> : null}
          {printed ? <Printed /> : null}
        </div>
        {actions ? <div className="page-actions no-print">{actions}</div> : null}
      </div>
      {children}
    </div>
  )
}

/** On paper alone: a sheet on a table is not known by the window that it came from. */
function Printed(): ReactNode {
  const say = useWords()
  const format = useFormat()
  const { session } = useSession()
  useMinute()
  return (
    <p className="print-only page-printed">
      {say('printed', {
        county: session.county.name,
        at: format.moment(countyNow()),
        agency: session.account.agencyName,
        by: session.account.displayName,
      })}
    </p>
  )
}

/** A surface on the page with a heading. */
export function Panel({
  title,
  aside,
  children,
  className = '',
}: {
  title?: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
}): ReactNode {
  return (
    <section className={`panel ${className}`}>
      {title ? (
        <div className="panel-head">
          <h2>{title}</h2>
          {aside ? <div className="panel-aside">{aside}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  )
}

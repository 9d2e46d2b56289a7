import { type ReactNode, useEffect } from 'react'
import { useWords } from '../i18n.ts'
import './page.css'

export interface PageProps {
  title: ReactNode
  /** What the page answers, in one line. */
  answers?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** Chain above the title, e.g. links to the areas above. */
  above?: ReactNode
  children: ReactNode
}

/** A page of the desk: title, the one line it answers, actions, content. Names the browser tab. */
export function Page({ title, answers, actions, above, children }: PageProps): ReactNode {
  const say = useWords()
  const name = typeof title === 'string' ? title : undefined
  useEffect(() => {
    if (name) document.title = `${name} · ${say('product')}`
  }, [name, say])
  return (
    <div className="page">
      <div className="page-head">
        <div className="page-title">
          {above ? <div className="page-above">{above}</div> : null}
          <h1>{title}</h1>
          {answers ? <p className="soft">{answers}</p> : null}
        </div>
        {actions ? <div className="page-actions no-print">{actions}</div> : null}
      </div>
      {children}
    </div>
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

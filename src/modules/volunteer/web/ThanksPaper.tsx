import type { ReactNode } from 'react'
import type { Language } from '#platform/contract/index.ts'
import { formatFor } from '#platform/web/format.ts'
import { paperText } from '../contract/index.ts'
import './thanks.css'

/** What a paper of thanks says. */
export interface Thanks {
  name: string
  no: number
  placeName: string
  from: string
  to: string
  hours: number
  shifts: number
  code: string
}

/** The paper of thanks, as it is shown and printed, in the person's language. */
export function ThanksPaper({
  thanks,
  county,
  language,
}: {
  thanks: Thanks
  county: string
  language: Language
}): ReactNode {
  const format = formatFor(language)
  const { name, no, placeName: place, from, to, hours, shifts, code } = thanks
  const values = { no, place, hours, shifts, from: format.day(`${from}T12:00:00+08:00`) }
  return (
    <article className="thanks-paper" lang={language}>
      <h1>{paperText(language, 'thanks')}</h1>
      <p className="thanks-to">{paperText(language, 'to', { name })}</p>
      <p className="thanks-body">
        {paperText(language, 'body', { ...values, to: format.day(`${to}T12:00:00+08:00`) })}
      </p>
      <p className="thanks-by">
        {paperText(language, 'by', { county, place })}
        <br />
        {format.day(new Date())}
      </p>
      <p className="thanks-check">{paperText(language, 'check', { code })}</p>
    </article>
  )
}

import type { ReactNode } from 'react'
import type { ScreeningRule } from '#modules/emergency/contract/index.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { Post } from './post.ts'

/** What the rule advises, to be read out, and the law that it stands on. No colour: it says nothing about who somebody is. */
export function Advice({ rule, post }: { rule: ScreeningRule | undefined; post: Post }): ReactNode {
  const say = useWords('checkpoint')
  const language = useLanguage()
  if (!rule) return <p className="f-quiet">{say('noRule')}</p>
  const law = post.laws[rule.basis]?.[language]
  const article = post.articles?.[rule.basis]?.[language] ?? ''
  return (
    <section className="pass-advice" aria-live="polite" aria-label={say('adviceTitle')}>
      <h2>{say(`advice.${rule.outcome}`)}</h2>
      <p>{rule.text[language]}</p>
      {law ? <p className="f-small f-quiet">{say('basis', { law, article })}</p> : null}
    </section>
  )
}

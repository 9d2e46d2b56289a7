import type { ReactNode } from 'react'
import { currentEmergency } from '#modules/emergency/contract/index.ts'
import { Notice } from '#platform/web/field/notice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'

/** By which law one knocks, to be shown or read out at a door. */
export default function LawPage(): ReactNode {
  const say = useWords('me')
  const language = useLanguage()
  const query = useQuery(currentEmergency, {})
  return (
    <Screen title={say('page.law')} sub={query.data?.live?.name} back="/me">
      <Read query={query}>
        {({ live, basis }) =>
          live ? (
            basis.map(({ code, title, article, allows }) => (
              <section key={code} className="f-card">
                <h2>{article[language] ?? ''}</h2>
                <p className="f-quiet f-small">{title[language] ?? ''}</p>
                <p>{allows[language] ?? ''}</p>
              </section>
            ))
          ) : (
            <Notice kind="plain">{say('law.none')}</Notice>
          )
        }
      </Read>
    </Screen>
  )
}

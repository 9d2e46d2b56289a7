import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Area } from '../../contract/index.ts'

/** What is known of an area, in words; nothing that does not belong to its kind. */
export function AreaFacts({ area }: { area: Area }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const answers =
    area.responsible !== undefined &&
    (area.kind === 'compound' || area.responsible !== null || area.contact !== undefined)
  return (
    <dl className="place-facts">
      {area.dwellings === undefined ? null : (
        <div>
          <dt>{say('fact.doors')}</dt>
          <dd>
            <strong>{format.number(area.dwellings)}</strong>{' '}
            <Link to={`/coverage?area=${area.id}`}>{say('fact.coverage')}</Link>
          </dd>
        </div>
      )}
      {area.kind === 'compound' ? (
        <div>
          <dt>{say('fact.class')}</dt>
          <dd>{area.class ? say(`class.${area.class}`) : <span className="risk">{say('fact.classMissing')}</span>}</dd>
        </div>
      ) : null}
      {answers ? (
        <>
          <div>
            <dt>{say('fact.responsible')}</dt>
            <dd>{area.responsible ?? <span className="faint">{say('fact.notNamed')}</span>}</dd>
          </div>
          <div>
            <dt>{say('fact.contact')}</dt>
            <dd>
              {area.contact ? (
                `${area.contact.name} ${area.contact.phone}`.trim()
              ) : (
                <span className="faint">{say('fact.notNamed')}</span>
              )}
            </dd>
          </div>
        </>
      ) : null}
      {area.aliases.length > 0 ? (
        <div>
          <dt>{say('fact.aliases')}</dt>
          <dd>{area.aliases.join(say('comma'))}</dd>
        </div>
      ) : null}
    </dl>
  )
}

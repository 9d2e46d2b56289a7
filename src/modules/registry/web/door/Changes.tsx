import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { hasWord, useWords } from '#platform/web/i18n.ts'
import type { DoorDetail } from '../../contract/index.ts'

export interface ChangesProps {
  changes: DoorDetail['changes']
  residents: readonly { id: string; name: string }[]
}

/** Who changed which field from what to what. */
export function Changes({ changes, residents }: ChangesProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  if (changes.length === 0) return null
  const wordsOf = (field: string, value: string | null): string => {
    if (value === null || value === '') return say('changes.empty')
    return field === 'sex' && hasWord('registry', `sex.${value}`) ? say(`sex.${value}`) : value
  }
  return (
    <section className="door-part">
      <h3>{say('changes.title')}</h3>
      <ol className="door-lines">
        {changes.map((change) => {
          const whose = residents.find((one) => one.id === change.resident)?.name
          const field = hasWord('registry', `field.${change.field}`) ? say(`field.${change.field}`) : change.field
          return (
            <li key={`${change.at}${change.field}${change.resident}`}>
              <time dateTime={change.at}>{format.moment(change.at)}</time>
              <div>
                <p>
                  {whose ? `${whose} · ` : ''}
                  {field} <del>{wordsOf(change.field, change.was)}</del> <ins>{wordsOf(change.field, change.is)}</ins>
                </p>
                <p className="soft">{change.by}</p>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

import { type ReactNode, useId } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { DoorDetail } from '../../contract/index.ts'
import { fieldName, hasBefore, valueWords } from '../changeWords.ts'

export interface ChangesProps {
  changes: DoorDetail['changes']
  residents: readonly { id: string; name: string }[]
}

/** Who changed which field from what to what. */
export function Changes({ changes, residents }: ChangesProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const heading = useId()
  if (changes.length === 0) return null
  const words = (field: string, value: string | null): string =>
    valueWords(field, value, say, format) ?? say('changes.empty')
  return (
    <section className="door-part" aria-labelledby={heading}>
      <h3 id={heading}>{say('changes.title')}</h3>
      <ol className="door-lines">
        {changes.map((change) => {
          const whose = residents.find((one) => one.id === change.resident)?.name
          return (
            <li key={`${change.at}${change.field}${change.resident}`}>
              <time dateTime={change.at}>{format.moment(change.at)}</time>
              <div>
                <p>
                  {whose && change.field !== 'added' ? `${whose} · ` : ''}
                  {fieldName(change.field, say)}{' '}
                  {hasBefore(change.field, change.was) ? (
                    <>
                      <del>{words(change.field, change.was)}</del> <ins>{words(change.field, change.is)}</ins>
                    </>
                  ) : (
                    <strong>{words(change.field, change.is)}</strong>
                  )}
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

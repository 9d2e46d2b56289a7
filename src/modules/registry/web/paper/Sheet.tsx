import { Fragment, type ReactNode } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { DoorRow } from '../../contract/index.ts'
import { placeOf } from '../field/address.ts'
import { codeOf, showCode } from './code.ts'
import { paperOutcomes } from './rows.ts'
import type { PaperList } from './useDoors.ts'

export interface SheetProps {
  area: string
  list: PaperList
  doors: readonly DoorRow[]
}

/** Columns of the sheet, together the 180 mm between the margins: most room where a pen writes. */
const widths = ['8mm', '22mm', '34mm', '46mm', '11mm', '32mm', '27mm'] as const

/** The sheet itself, A4 upright: what is known of a door is its address and how often nobody answered, never a name. */
export function Sheet({ area, list, doors }: SheetProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const { session } = useSession()
  const printed = say('doors.printed', {
    area,
    at: format.moment(countyNow()),
    by: session.account.displayName,
  })
  return (
    <article className="paper-sheet">
      <header>
        <h2>{say('paper.sheet.title', { area })}</h2>
        <p>
          {[
            format.day(today()),
            say(`filter.${list}`),
            say('doors.count', { count: format.number(doors.length) }),
          ].join(' · ')}
        </p>
        <p className="paper-blanks">
          <span>{say('paper.sheet.walker')}</span>
          <span>{say('paper.sheet.from')}</span>
          <span>{say('paper.sheet.to')}</span>
        </p>
        <p className="paper-how">{say('paper.sheet.how')}</p>
      </header>
      <table>
        <colgroup>
          {widths.map((width, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <col key={at} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr className="paper-running">
            <td colSpan={7}>{printed}</td>
          </tr>
          <tr>
            <th className="num">{say('paper.column.line')}</th>
            <th>{say('paper.column.code')}</th>
            <th>{say('paper.column.door')}</th>
            <th>{say('paper.sheet.outcome')}</th>
            <th>{say('paper.column.headCount')}</th>
            <th>{say('paper.sheet.contact')}</th>
            <th>{say('paper.column.note')}</th>
          </tr>
        </thead>
        <tbody>
          {doors.map((door, index) => {
            const place = placeOf(door)
            const isNewPlace = index === 0 || placeOf(doors[index - 1] as DoorRow) !== place
            return (
              <Fragment key={door.id}>
                {isNewPlace && place ? (
                  <tr className="paper-place">
                    <th colSpan={7}>{place}</th>
                  </tr>
                ) : null}
                <tr>
                  <td className="num">{index + 1}</td>
                  <td className="paper-code" lang="zxx">
                    {showCode(codeOf(door.id))}
                  </td>
                  <td>
                    {place ? <span className="paper-tail">{tailOf(place)}</span> : null}
                    {place ? door.number : door.address}
                    <small>{knownOf(door)}</small>
                  </td>
                  <td>
                    <ol className="paper-boxes">
                      {paperOutcomes.map((outcome, at) => (
                        <li key={outcome}>
                          <span className="paper-box" />
                          {at + 1} {say(`paper.box.${outcome}`)}
                        </li>
                      ))}
                    </ol>
                  </td>
                  <td />
                  <td />
                  <td />
                </tr>
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </article>
  )

  function knownOf(door: DoorRow): string {
    if (door.state === 'unreached') return ''
    const tries = door.state === 'nobody_home' ? say('door.attempts', { count: door.attempts }) : ''
    return tries || say(`state.${door.state}`)
  }
}

/** The end of a place's name that tells it from its neighbours (building, entrance): a row that opens a page stands without its place. */
function tailOf(place: string): string {
  return /\d+\D{1,3}(?:\d+\D{1,3})?$/.exec(place)?.[0] ?? ''
}

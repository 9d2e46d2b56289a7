import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { usePages } from '#platform/web/query.ts'
import { type Listed, listOwn } from '../../contract/index.ts'
import { Due, Marks } from './Marks.tsx'
import { useMine } from './mine.ts'
import type { OwnDemand } from './order.ts'
import './directive-field.css'

const parts = ['late', 'open', 'question', 'reported'] as const

/** Under which of the heads a demand stands: a question stops no clock. */
function partOf({ late, state }: OwnDemand): (typeof parts)[number] {
  if (late) return 'late'
  return state === 'question' || state === 'reported' ? state : 'open'
}

/** What is asked of the own agency: late demands first, then what it has to do, then what waits for the issuer; all papers below. */
export default function DirectivesPage(): ReactNode {
  const say = useWords('directive')
  const { answer, items } = useMine()
  const shown = Map.groupBy(items ?? [], partOf)
  return (
    <Screen title={say('title')} sub={say('sub')}>
      <KeptNote of="directive" answer={answer} />
      {items?.length === 0 ? (
        <section className="f-card">
          <p className="f-strong">{say('none')}</p>
          <p className="f-quiet">{say('noneHint')}</p>
        </section>
      ) : null}
      {parts.map((part) =>
        shown.has(part) ? (
          <nav key={part} className="f-list" aria-label={say(`part.${part}`)}>
            <h2 className="f-list-head">{say(`part.${part}`)}</h2>
            {shown.get(part)?.map((item) => (
              <Row key={`${item.directive} ${item.demand}`} item={item} />
            ))}
          </nav>
        ) : null,
      )}
      <Papers />
    </Screen>
  )
}

function Row({ item }: { item: OwnDemand }): ReactNode {
  const say = useWords('directive')
  const { demand, text, chased, lastSaid } = item
  const more = [
    `${say('numberOf', { year: item.year, no: item.no })} ${item.title}`,
    ...(chased > 0 ? [say('chased', { count: chased })] : []),
    ...(lastSaid ? [say('lastSaid', { said: lastSaid })] : []),
  ]
  return (
    <Link className="f-row" to={`/directives/${item.directive}?demand=${demand}`}>
      <span className="f-row-main">
        <Marks {...item} />
        <span className="f-strong directive-clip">{say('demandOf', { demand, text })}</span>
        <Due dueAt={item.dueAt} late={item.late} />
        <span className="f-quiet f-small directive-clip">{more.join(' · ')}</span>
      </span>
      <NextIcon />
    </Link>
  )
}

/** Every paper that the agency had, newest first. Out of signal the demands above are what there is. */
function Papers(): ReactNode {
  const say = useWords('directive')
  const { rows, hasMore, loadMore } = usePages(listOwn, {}, { keep: true })
  if (rows.length === 0) return null
  return (
    <>
      <nav className="f-list" aria-label={say('all')}>
        <h2 className="f-list-head">{say('all')}</h2>
        {rows.map((row) => (
          <PaperRow key={row.id} row={row} />
        ))}
      </nav>
      {hasMore ? <BigButton onClick={loadMore}>{say('action.more')}</BigButton> : null}
    </>
  )
}

function PaperRow({ row }: { row: Listed['items'][number] }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { owners, waiting, signedOff, late } = row.tally
  const open = owners - waiting - signedOff
  const stands = row.withdrawnAt
    ? say('withdrawn.mark')
    : open > 0 && row.nextDueAt
      ? say('allOpen', { count: open })
      : say(waiting > 0 ? 'allReported' : 'allDone')
  return (
    <Link className="f-row" to={`/directives/${row.id}`}>
      <span className="f-row-main">
        <span>
          {say('numberOf', { year: row.year, no: row.no })} {row.title}
        </span>
        <span className="f-quiet f-small">
          {say('allLine', { at: format.moment(row.issuedAt), count: row.demands })} ·{' '}
          <span className={late > 0 && !row.withdrawnAt ? 'f-late f-strong' : ''}>{stands}</span>
        </span>
      </span>
      <NextIcon />
    </Link>
  )
}

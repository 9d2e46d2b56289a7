import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { outboxEntries } from '#platform/web/outbox.ts'
import { usePending } from '#platform/web/useCommand.ts'
import {
  askSupply,
  type Cell,
  type Item,
  issueStock,
  type MySupply,
  receiveRequest,
  takeStock,
} from '../../contract/index.ts'
import { isToCount } from './toCount.ts'
import { AsOf, WithSupply } from './WithSupply.tsx'
import './supplies.css'

/** What my place has and how long it lasts, what comes to it, and asking for more. */
export default function SuppliesPage(): ReactNode {
  const say = useWords('supply')
  return (
    <WithSupply title={say('title')} back="/me">
      {(data) => <Shown data={data} />}
    </WithSupply>
  )
}

function Shown({ data }: { data: MySupply }): ReactNode {
  const say = useWords('supply')
  const navigate = useNavigate()
  const items = new Map(data.items.map((item) => [item.id, item]))
  return (
    <Screen
      title={say('title')}
      back="/me"
      actions={
        <>
          <BigButton kind="main" onClick={() => navigate('/supplies/ask')}>
            {say('ask')}
          </BigButton>
          <BigButton onClick={() => navigate('/supplies/use')}>{say('use')}</BigButton>
        </>
      }
    >
      <AsOf at={data.at} />
      <Waiting />
      <Requests data={data} />
      {data.points.length === 0 ? <Notice kind="plain">{say('noPoint')}</Notice> : null}
      {data.points.map((point) => (
        <section key={point.id} className="f-card">
          <h2>{point.name}</h2>
          {point.cells.length === 0 ? <p className="f-quiet">{say('nothing')}</p> : null}
          <ul className="f-plain-list">
            {[...point.cells]
              .sort((a, b) => Number(b.low) - Number(a.low))
              .map((cell) => (
                <li key={cell.item}>
                  <Stock cell={cell} item={items.get(cell.item)} />
                </li>
              ))}
          </ul>
          {point.lots?.length ? (
            <BigButton onClick={() => navigate(`/supplies/count/${point.id}`)}>
              {say('take.open', { name: point.name })}
            </BigButton>
          ) : null}
        </section>
      ))}
    </Screen>
  )
}

function Stock({ cell, item }: { cell: Cell; item: Item | undefined }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const { cover } = cell
  const lasts =
    cell.stock <= 0 ? say('gone') : cover === null ? say('unused') : say('lasts', { days: format.number(cover) })
  const notes = [
    lasts,
    cell.expired > 0 ? say('expired', { count: cell.expired }) : '',
    cell.expiring > 0 && cell.expiresOn ? say('expiring', { day: format.shortDay(cell.expiresOn) }) : '',
    cell.onTheWay > 0 ? say('onTheWay', { count: cell.onTheWay }) : '',
  ]
  return (
    <>
      <span className="f-row-head">
        <span>
          <span className="f-strong">{item?.name}</span> <span className="f-quiet f-small">{item?.standard}</span>
        </span>
        <span className="supply-count">
          {say('count', { count: format.number(cell.stock), unit: item?.unit ?? '' })}
        </span>
      </span>
      <span className={cell.low ? 'f-block f-late f-small' : 'f-block f-quiet f-small'}>
        {cell.low ? `${say('low')} · ` : ''}
        {notes.filter(Boolean).join(' · ')}
      </span>
    </>
  )
}

/** What was asked for and has not come to its end; what is on its way is received from here. */
function Requests({ data }: { data: MySupply }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  if (data.requests.length === 0) return null
  return (
    <section>
      <h2 className="f-list-head">{say('requests')}</h2>
      <ul className="f-list">
        {data.requests.map(({ request }) => {
          const what = say('line', {
            item: request.itemName,
            count: format.number(request.sent ?? request.approved ?? request.quantity),
            unit: request.unit,
          })
          const words = (
            <span className="f-row-main">
              <span className="f-strong">{what}</span>
              <span className={request.late ? 'f-small f-late' : 'f-small f-quiet'}>
                {[
                  say(isToCount(request) || request.state === 'received' ? 'signed' : `state.${request.state}`),
                  request.pointName,
                  say('dueAt', { when: format.moment(request.dueAt) }),
                ].join(' · ')}
              </span>
            </span>
          )
          return (
            <li key={request.id}>
              {request.state === 'sent' || isToCount(request) ? (
                <Link className="f-row f-marked" to={`/supplies/receive/${request.id}`}>
                  {words}
                  <span className="f-strong">{say(request.signedFor ? 'recount' : 'receive')}</span>
                  <NextIcon />
                </Link>
              ) : (
                <span className="f-row">{words}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What this phone has not been able to send yet. */
function Waiting(): ReactNode {
  const say = useWords('supply')
  const navigate = useNavigate()
  usePending()
  const own = outboxEntries().filter(
    ({ name, progress }) => name.startsWith('supply.') && progress.state !== 'accepted',
  )
  if (own.length === 0) return null
  const word = (name: string) =>
    name === takeStock.name
      ? 'waiting.count'
      : name === receiveRequest.name
        ? 'waiting.receive'
        : name === issueStock.name
          ? 'waiting.use'
          : 'waiting.ask'
  const back = own.filter(({ progress: { state } }) => state === 'refused' || state === 'conflict')
  return (
    <>
      {back.map(({ id, name, progress }) => (
        <Notice key={id} kind="problem">
          {say(name === takeStock.name ? 'take.back' : 'back', { why: progress.problem?.title ?? '' })}
          {name === askSupply.name || name === issueStock.name ? (
            <BigButton onClick={() => navigate(`/supplies/${name === askSupply.name ? 'ask' : 'use'}?of=${id}`)}>
              {say('putRight')}
            </BigButton>
          ) : null}
        </Notice>
      ))}
      {own.length > back.length ? (
        <Notice kind="waiting">
          {own
            .filter((entry) => !back.includes(entry))
            .map(({ id, name }) => (
              <p key={id}>{say(word(name))}</p>
            ))}
        </Notice>
      ) : null}
    </>
  )
}

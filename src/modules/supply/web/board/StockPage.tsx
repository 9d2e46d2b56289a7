import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { addressOf } from '#platform/web/api.ts'
import { ClearIcon } from '#platform/web/desk/ClearIcon.tsx'
import { DoneProvider } from '#platform/web/desk/done.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import {
  countSupply,
  defineItem,
  listDonations,
  openPoint,
  receiveGoods,
  stockBoard,
  stockSheet,
} from '../../contract/index.ts'
import { AskDialog } from '../request/AskDialog.tsx'
import { GoodsDialog } from './GoodsDialog.tsx'
import { ItemDialog } from './ItemDialog.tsx'
import { PointDialog } from './PointDialog.tsx'
import { StockTable } from './StockTable.tsx'
import '../supply.css'

type Dialog = 'item' | 'point' | 'goods' | 'donation' | 'ask'

/** What stands where and how long it lasts; what is low, expired or missing is one press away. */
export default function StockPage(): ReactNode {
  return (
    <DoneProvider>
      <Board />
    </DoneProvider>
  )
}

function Board(): ReactNode {
  const say = useWords('supply')
  const language = useLanguage()
  const navigate = useNavigate()
  const { may } = useSession()
  const found = useQuery(stockBoard, {}, { keep: true })
  const [filter, setFilter] = useUrlState(['q', 'only'] as const)
  const [dialog, setDialog] = useState<Dialog>()
  const only = filter.only === 'low' || filter.only === 'expired' ? filter.only : undefined
  useShortcuts([{ keys: 'n', label: 'supply:key.ask', run: () => setDialog('ask') }])
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  if (!found.data) return <WaitWords />
  const { points, items, cells } = found.data
  const close = () => setDialog(undefined)
  const sheet = (format: 'csv' | 'xlsx') => addressOf(stockSheet, { format, language })
  return (
    <Page
      landscape
      title={say('title')}
      answers={say('answers')}
      actions={
        <>
          <Button onClick={() => navigate('/supply/requests')}>{say('requests')}</Button>
          {may(listDonations.name) ? (
            <Button onClick={() => navigate('/supply/donations')}>{say('donations')}</Button>
          ) : null}
          {may(receiveGoods.name) ? <Button onClick={() => setDialog('goods')}>{say('goods.open')}</Button> : null}
          <Button type="primary" onClick={() => setDialog('ask')}>
            {say('ask.open')}
          </Button>
        </>
      }
    >
      <Figures only={only} choose={(next) => setFilter({ only: next === only ? undefined : next })} />
      <Panel>
        <div className="supply-tools no-print">
          <Input
            allowClear={{ clearIcon: <ClearIcon /> }}
            aria-label={say('search')}
            placeholder={say('search')}
            value={filter.q ?? ''}
            onChange={(event) => setFilter({ q: event.target.value || undefined })}
          />
          <Button onClick={() => window.print()}>{say('action.print')}</Button>
          <Button href={sheet('csv')} download>
            {say('csv')}
          </Button>
          <Button href={sheet('xlsx')} download>
            {say('xlsx')}
          </Button>
          {may(defineItem.name) ? <Button onClick={() => setDialog('item')}>{say('item.define')}</Button> : null}
          {may(openPoint.name) ? <Button onClick={() => setDialog('point')}>{say('point.open')}</Button> : null}
          {may(receiveGoods.name) ? (
            <Button onClick={() => setDialog('donation')}>{say('goods.donation')}</Button>
          ) : null}
        </div>
        {points.length === 0 || items.length === 0 ? (
          <EmptyPane title={say('none')} hint={say('noneHint')} />
        ) : (
          <StockTable points={points} items={items} cells={cells} q={filter.q ?? ''} only={only} />
        )}
      </Panel>
      {dialog === 'item' ? <ItemDialog close={close} /> : null}
      {dialog === 'point' ? <PointDialog close={close} /> : null}
      {dialog === 'goods' || dialog === 'donation' ? (
        <GoodsDialog isDonation={dialog === 'donation'} items={items} points={points} close={close} />
      ) : null}
      {dialog === 'ask' ? <AskDialog items={items} points={points} close={close} /> : null}
    </Page>
  )
}

function Figures({ only, choose }: { only: string | undefined; choose: (only: 'low' | 'expired') => void }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const { data } = useQuery(countSupply, {}, { keep: true })
  const number = (value: number | undefined) => (value === undefined ? '–' : format.number(value))
  return (
    <div className="supply-figures no-print">
      <Link to="/supply/requests">
        <span>{say('figure.waiting')}</span>
        <b>{number(data?.waiting)}</b>
      </Link>
      {(['low', 'expired'] as const).map((figure) => (
        <button
          key={figure}
          type="button"
          aria-pressed={only === figure}
          className={(data?.[figure] ?? 0) > 0 ? 'is-late' : ''}
          onClick={() => choose(figure)}
        >
          <span>{say(`figure.${figure}`)}</span>
          <b>{number(data?.[figure])}</b>
        </button>
      ))}
      <Link to="/supply/requests?show=short" className={(data?.short ?? 0) > 0 ? 'is-late' : ''}>
        <span>{say('figure.short')}</span>
        <b>{number(data?.short)}</b>
      </Link>
    </div>
  )
}

import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { DoneProvider } from '#platform/web/desk/done.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { changePoint, listItems, pointStock, receiveGoods, takeStock } from '../../contract/index.ts'
import { GoodsDialog } from '../board/GoodsDialog.tsx'
import { PointDialog } from '../board/PointDialog.tsx'
import { Moves } from '../Moves.tsx'
import { Lots } from './Lots.tsx'
import { Take } from './Take.tsx'
import '../supply.css'

/** One point: its lots as they are given out, the stock-take, and what came and went. */
export default function PointPage(): ReactNode {
  return (
    <DoneProvider>
      <Shown />
    </DoneProvider>
  )
}

function Shown(): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const { id = '' } = useParams()
  const { may } = useSession()
  const [{ discard }, setUrl] = useUrlState(['discard'] as const)
  const found = useQuery(pointStock, { point: id }, { keep: true })
  const catalog = useQuery(listItems, {}, { keep: true })
  const [dialog, setDialog] = useState<'point' | 'goods'>()
  const [isTaking, setIsTaking] = useState(false)
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  if (!found.data || !catalog.data) return <WaitWords />
  const { point, lots } = found.data
  const { items } = catalog.data
  const counted = point.countedAt ? say('point.counted', { when: format.moment(point.countedAt) }) : say('point.never')
  return (
    <Page
      title={point.name}
      answers={[say(`kind.${point.kind}`), point.placeName, point.closed ? say('point.closed') : counted].join(' · ')}
      above={<Link to="/supply">{say('title')}</Link>}
      actions={
        isTaking ? undefined : (
          <>
            <Button onClick={() => window.print()}>{say('action.print')}</Button>
            {may(changePoint.name) ? <Button onClick={() => setDialog('point')}>{say('action.edit')}</Button> : null}
            {may(receiveGoods.name) && !point.closed ? (
              <Button onClick={() => setDialog('goods')}>{say('goods.open')}</Button>
            ) : null}
            {may(takeStock.name) && lots.length > 0 ? (
              <Button type="primary" onClick={() => setIsTaking(true)}>
                {say('take.open')}
              </Button>
            ) : null}
          </>
        )
      }
    >
      <Panel title={say(isTaking ? 'take.title' : 'point.stock')}>
        {lots.length === 0 ? (
          <EmptyPane title={say('point.empty')} />
        ) : isTaking ? (
          <Take
            point={point}
            lots={lots}
            items={items}
            refresh={async () => (await found.refetch()).data?.lots ?? lots}
            close={() => setIsTaking(false)}
          />
        ) : (
          <Lots
            point={point}
            lots={lots}
            items={items}
            discarding={discard}
            closed={() => setUrl({ discard: undefined })}
          />
        )}
      </Panel>
      <Panel title={say('moves.title')} className="no-print">
        <Moves point={id} />
      </Panel>
      {dialog === 'point' ? <PointDialog point={point} close={() => setDialog(undefined)} /> : null}
      {dialog === 'goods' ? (
        <GoodsDialog isDonation={false} items={items} points={[point]} at={id} close={() => setDialog(undefined)} />
      ) : null}
    </Page>
  )
}

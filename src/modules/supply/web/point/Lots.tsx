import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { discardStock, type Item, issueStock, type Lot, moveStock, type Point } from '../../contract/index.ts'
import { type LotDeed, LotDialog } from './LotDialog.tsx'
import { LotTable } from './LotTable.tsx'

/** What stands here, and what can be done with each lot. */
export function Lots({
  point,
  lots,
  items,
  discarding,
  closed,
}: {
  point: Point
  lots: readonly Lot[]
  items: readonly Item[]
  /** Lot that a receipt wants taken out again. */
  discarding?: string | undefined
  closed: () => void
}): ReactNode {
  const say = useWords('supply')
  const { may } = useSession()
  const [open, setOpen] = useState<{ deed: LotDeed; lot: Lot; item: Item } | undefined>(() => {
    const lot = lots.find((one) => one.lot === discarding)
    const item = items.find(({ id }) => id === lot?.item)
    return lot && item && may(discardStock.name) ? { deed: 'discard', lot, item } : undefined
  })
  const isGone = discarding !== undefined && lots.every(({ lot }) => lot !== discarding)
  return (
    <>
      <LotTable
        lots={lots}
        items={items}
        last=""
        cell={(lot, item) => {
          const deeds: [LotDeed, boolean][] = [
            // The first lot that has not expired stands for its thing: what is handed out comes from it.
            ['issue', may(issueStock.name) && lots.find((one) => one.item === lot.item && !one.expired) === lot],
            ['move', may(moveStock.name) && !lot.expired],
            ['discard', may(discardStock.name)],
          ]
          return (
            <span className="no-print">
              {deeds.map(([deed, isOffered]) =>
                isOffered && item ? (
                  <Button key={deed} type="link" size="small" onClick={() => setOpen({ deed, lot, item })}>
                    {say(`deed.${deed}`)}
                  </Button>
                ) : null,
              )}
            </span>
          )
        }}
      />
      {isGone ? <p className="late">{say('point.lotGone')}</p> : null}
      {open ? (
        <LotDialog
          {...open}
          point={point}
          close={() => {
            setOpen(undefined)
            closed()
          }}
        />
      ) : null}
    </>
  )
}

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
}: {
  point: Point
  lots: readonly Lot[]
  items: readonly Item[]
}): ReactNode {
  const say = useWords('supply')
  const { may } = useSession()
  const [open, setOpen] = useState<{ deed: LotDeed; lot: Lot; item: Item }>()
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
      {open ? <LotDialog {...open} point={point} close={() => setOpen(undefined)} /> : null}
    </>
  )
}

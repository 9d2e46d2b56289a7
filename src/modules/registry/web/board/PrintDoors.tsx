import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Paged } from '#platform/web/query.ts'
import type { listDoors } from '../../contract/index.ts'
import type { DoorFilter } from './doorFilters.ts'

/** A printed list has at most this many doors; a grid worker carries no more. */
const most = 500

/** Fetches the rest of the list, up to 500 doors, then prints it. */
export function PrintDoors({ doors }: { doors: Paged<typeof listDoors> }): ReactNode {
  const say = useWords('registry')
  const [wanted, setWanted] = useState(false)
  const { hasMore, rows, loadMore, query } = doors
  const complete = !hasMore || rows.length >= most
  const failed = query.isError
  useEffect(() => {
    if (!wanted) return
    if (failed) return setWanted(false)
    if (!complete) return loadMore()
    setWanted(false)
    // The rows must be drawn before the browser takes its picture.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()))
  }, [wanted, complete, failed, loadMore])
  return (
    <Button
      size="small"
      className="no-print"
      disabled={rows.length === 0}
      loading={wanted}
      onClick={() => setWanted(true)}
    >
      {say('doors.print')}
    </Button>
  )
}

export interface PrintHeadProps {
  filter: DoorFilter
  q: string | undefined
  shown: number
  total: number | undefined
  complete: boolean
}

/** Head of the printed list: what of it, and whether it is all. */
export function PrintHead({ filter, q, shown, total, complete }: PrintHeadProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const count =
    complete || total === undefined
      ? format.number(shown)
      : say('doors.partOf', { shown: format.number(shown), total: format.number(total) })
  return (
    <div className="print-only print-head">
      <p>{[say(`filter.${filter}`), q, say('doors.count', { count })].filter(Boolean).join(' · ')}</p>
    </div>
  )
}

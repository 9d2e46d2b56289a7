import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useDone } from '#platform/web/desk/done.tsx'
import { SeriesNote } from '#platform/web/desk/SeriesNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue } from '#platform/web/outbox.ts'
import { useQuery } from '#platform/web/query.ts'
import { type Step, useSeries } from '#platform/web/useSeries.ts'
import { type Area, type Dwelling, getArea, moveArea } from '../../contract/index.ts'
import { isWithin, mayStand, type PlaceNode, walkOf } from '../kinds.ts'
import { PlacePicker } from '../tree/PlacePicker.tsx'
import { MovePreview } from './MovePreview.tsx'
import { backSteps, inLots, moveDoorsStep, walksOf } from './moveSteps.ts'

export interface MoveDialogProps {
  areas: readonly Area[]
  doors: readonly Dwelling[]
  /** Grids whose figures the preview shows before and after. */
  grids?: readonly Area[]
  /** Where to, when that is already chosen. */
  target?: PlaceNode
  close: () => void
  after?: () => void
}

/** Re-drawing: areas and doors into another area, several at once, with what happens in words and the way back. */
export function MoveDialog({ areas, doors, grids = [], target: given, close, after }: MoveDialogProps): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const tell = useDone()
  const series = useSeries()
  const [target, setTarget] = useState(given)
  // The tree opens where things stand now: most moves are short.
  const home = areas[0]?.parent ?? doors[0]?.area
  const around = useQuery(getArea, { id: home ?? '' }, { enabled: !given && home !== undefined })
  const chain = [...(around.data?.above.map(({ id }) => id) ?? []), ...(home ? [home] : [])]
  const count = areas.reduce((sum, area) => sum + (area.dwellings ?? 0), 0) + doors.length
  const allows = (node: PlaceNode): boolean =>
    areas.every(
      (area) => mayStand(area.kind, node.kind) && area.parent !== node.id && !isWithin(node.path, area.path),
    ) &&
    (doors.length === 0 || (mayStand('dwelling', node.kind) && doors.some(({ area }) => area !== node.id)))
  const first = areas[0]?.name ?? doors[0]?.address ?? ''
  const what =
    areas.length + doors.length === 1 ? first : say('move.several', { first, count: areas.length + doors.length })
  const path = areas[0]?.path ?? doors[0]?.path ?? ''
  const leavesWalk = target !== undefined && walkOf(path) !== walkOf(target.path)

  const move = async (): Promise<void> => {
    if (!target) return
    const steps: Step[] = [
      ...areas.map(({ id, name, version }) => ({
        label: name,
        send: () => enqueue(moveArea, { id, to: target.id, version }),
      })),
      ...inLots(doors).map((lot) => moveDoorsStep(lot, target.id, say('move.doors', { count: lot.length }))),
    ]
    // Moving puts doors last in a walk; the way back restores the order too, so it is read before.
    const walks = leavesWalk ? await walksOf(areas, doors) : []
    const complete = await series.run(steps)
    if (!complete) return
    close()
    after?.()
    tell({
      text: say('done.moved', { what, count: format.number(count), to: target.name }),
      undo: {
        label: say('undo.move'),
        steps: () => backSteps(areas, doors, walks, say('move.doors', { count: doors.length })),
      },
    })
  }

  return (
    <Modal
      open
      width={640}
      title={say('move.title', { what })}
      okText={target ? say('move.go', { to: target.name }) : say('move.goNowhere')}
      okButtonProps={{ disabled: !target, loading: series.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void move()}
      onCancel={close}
    >
      {given ? null : <PlacePicker value={target} onPick={setTarget} allows={allows} chain={chain} />}
      <MovePreview areas={areas} doors={doors} grids={grids} target={target} />
      <ul className="place-what soft">
        <li>{say('move.whatFollows')}</li>
        {leavesWalk ? <li>{say('move.whatWalk')}</li> : null}
        <li>{say('move.whatTasks')}</li>
      </ul>
      <SeriesNote series={series} />
    </Modal>
  )
}

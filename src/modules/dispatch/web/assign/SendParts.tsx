import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useDone } from '#platform/web/desk/done.tsx'
import { SeriesNote } from '#platform/web/desk/SeriesNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { useSeries } from '#platform/web/useSeries.ts'
import { assign } from '../../contract/index.ts'
import { withdrawStep } from '../board/steps.ts'
import { type PartChoice, workerOf } from './PartsList.tsx'
import type { Part } from './workers.ts'

export interface SendPartsProps {
  area: string
  parts: readonly Part[]
  choice: PartChoice
  dueAt: string | undefined
  note: string
  close: () => void
}

/** Gives each part to its worker in one go. */
export function SendParts({ area, parts, choice, dueAt, note, close }: SendPartsProps): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const tell = useDone()
  const series = useSeries()
  const send = async (): Promise<void> => {
    if (!dueAt) return
    let replaced = 0
    const plan = parts.map((part) => ({ part, task: newId(), assignee: workerOf(part, choice) }))
    const complete = await series.run(
      plan.map(({ part, task, assignee }) => ({
        label: part.placeName,
        send: () => {
          const places = [{ task, place: part.place }]
          const sent = enqueue(assign, { assignee, dueAt, places, ...(note.trim() ? { note: note.trim() } : {}) })
          void sent.settled.then((outcome) => {
            if (outcome.state === 'accepted') replaced += outcome.result.replaced
          })
          return sent
        },
      })),
    )
    if (!complete) return
    tell({
      text:
        say('done.assignedParts', { area, count: format.number(parts.length), due: format.moment(dueAt) }) +
        (replaced > 0 ? say('done.replaced', { count: format.number(replaced) }) : ''),
      undo: {
        label: say('undo.assign'),
        steps: async () => [
          withdrawStep(
            plan.map(({ task }) => task),
            area,
          ),
        ],
      },
    })
    close()
  }
  return (
    <div className="dispatch-foot">
      <SeriesNote series={series} />
      <Button type="primary" disabled={!dueAt} loading={series.busy} onClick={() => void send()}>
        {say('parts.go', { count: format.number(parts.length) })}
      </Button>
    </div>
  )
}

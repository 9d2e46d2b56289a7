import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { type PlaceNode, SeriesNote, useDone, useSeries } from '#modules/place/web/index.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { assign } from '../../contract/index.ts'
import { withdrawStep } from '../board/steps.ts'
import type { Part } from './workers.ts'

export interface PartsPlanProps {
  area: PlaceNode
  parts: readonly Part[]
  dueAt: string
  note: string
  close: () => void
}

/** A wide area that nobody holds as a whole, given in one go: each part to the worker who holds it. */
export function PartsPlan({ area, parts, dueAt, note, close }: PartsPlanProps): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const tell = useDone()
  const series = useSeries()
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const workerOf = (part: Part): string => chosen[part.place] ?? part.workers[0]?.id ?? ''

  const send = async (): Promise<void> => {
    const plan = parts.map((part) => ({ part, task: newId(), assignee: workerOf(part) }))
    const complete = await series.run(
      plan.map(({ part, task, assignee }) => ({
        label: part.placeName,
        send: () =>
          enqueue(assign, {
            assignee,
            dueAt,
            places: [{ task, place: part.place }],
            ...(note.trim() ? { note: note.trim() } : {}),
          }),
      })),
    )
    if (!complete) return
    tell({
      text: say('done.assignedParts', {
        area: area.name,
        count: format.number(parts.length),
        due: format.moment(dueAt),
      }),
      undo: {
        label: say('undo.assign'),
        steps: async () => [
          withdrawStep(
            plan.map(({ task }) => task),
            area.name,
          ),
        ],
      },
    })
    close()
  }

  return (
    <section>
      <p>{say('parts.what', { area: area.name, count: format.number(parts.length) })}</p>
      <ul className="dispatch-parts">
        {parts.map((part) => (
          <li key={part.place}>
            <span>{part.placeName}</span>
            {part.workers.length === 1 ? (
              <span>{part.workers[0]?.displayName}</span>
            ) : (
              <Select
                size="small"
                aria-label={part.placeName}
                value={workerOf(part)}
                onChange={(id: string) => setChosen({ ...chosen, [part.place]: id })}
                options={part.workers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
              />
            )}
          </li>
        ))}
      </ul>
      <SeriesNote series={series} />
      <Button type="primary" loading={series.busy} onClick={() => void send()}>
        {say('parts.go', { count: format.number(parts.length) })}
      </Button>
    </section>
  )
}

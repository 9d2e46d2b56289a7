import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Part } from './workers.ts'

/** Which worker takes which part: by the place of the part. */
export type PartChoice = Readonly<Record<string, string>>

/** The worker chosen for a part, or the first who holds it. */
export function workerOf(part: Part, choice: PartChoice): string {
  return choice[part.place] ?? part.workers[0]?.id ?? ''
}

export interface PartsListProps {
  area: string
  parts: readonly Part[]
  choice: PartChoice
  choose: (choice: PartChoice) => void
}

/** A wide area that nobody holds as a whole: its parts, and who takes each. */
export function PartsList({ area, parts, choice, choose }: PartsListProps): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  return (
    <>
      <p>{say('parts.what', { area, count: format.number(parts.length) })}</p>
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
                value={workerOf(part, choice)}
                onChange={(id: string) => choose({ ...choice, [part.place]: id })}
                options={part.workers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

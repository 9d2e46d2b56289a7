import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { KnownPlate } from '../../contract/index.ts'

/** Vehicles that have what was typed: a tap writes the rest. */
export function KnownPlates({
  plates,
  take,
}: {
  plates: readonly KnownPlate[]
  take: (one: KnownPlate) => void
}): ReactNode {
  const say = useWords('checkpoint')
  if (plates.length === 0) return null
  return (
    <div className="pass-known">
      {plates.map((one) => (
        <button key={one.plate} type="button" onClick={() => take(one)}>
          <span className="f-strong" translate="no">
            {spaced(one.plate)}
          </span>
          <span className="f-small f-quiet">
            {[say('persons', { count: one.headCount }), one.destination].filter(Boolean).join(' · ')}
          </span>
        </button>
      ))}
    </div>
  )
}

/** As plates are read: 川B 12345. */
export function spaced(plate: string): string {
  return plate.length > 2 ? `${plate.slice(0, 2)} ${plate.slice(2)}` : plate
}

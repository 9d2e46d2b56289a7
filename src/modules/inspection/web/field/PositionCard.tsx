import { type ReactNode, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { useWords } from '#platform/web/i18n.ts'

/** Degrees, to four decimals. */
export interface Position {
  lat: number
  lon: number
}

const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000

/** Where the inspector stands, taken once and only when pressed; it can be taken back. */
export function PositionCard({
  value,
  onChange,
}: {
  value: Position | undefined
  onChange: (position: Position | undefined) => void
}): ReactNode {
  const say = useWords('inspection')
  const [state, setState] = useState<'asking' | 'failed'>()
  const locate = (): void => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState(undefined)
        onChange({ lat: round(coords.latitude), lon: round(coords.longitude) })
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    )
  }
  return (
    <section className="f-card">
      <h2>{say('position.title')}</h2>
      {value ? <p className="f-done">{say('position.taken', { lat: value.lat, lon: value.lon })}</p> : null}
      {state === 'failed' ? (
        <p className="f-problem" role="alert">
          {say('position.failed')}
        </p>
      ) : null}
      {value ? (
        <BigButton kind="plain" onClick={() => onChange(undefined)}>
          {say('position.drop')}
        </BigButton>
      ) : (
        <BigButton disabled={state === 'asking'} onClick={locate}>
          {say(state === 'asking' ? 'position.asking' : 'position.take')}
        </BigButton>
      )}
      <p className="f-quiet f-small">{say('position.hint')}</p>
    </section>
  )
}

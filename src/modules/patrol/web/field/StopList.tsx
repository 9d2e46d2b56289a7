import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { type MyStop, nameOf } from './stops.ts'

/** Every stop in order; a tap brings one to the top, whatever comes next. */
export function StopList({
  stops,
  chosen,
  choose,
}: {
  stops: readonly MyStop[]
  chosen: string | undefined
  choose: (stop: string) => void
}): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const pick = (id: string): void => {
    choose(id)
    window.scrollTo({ top: 0 })
  }
  return (
    <section className="f-list">
      <h2 className="f-list-head">{say('stops')}</h2>
      <ol>
        {stops.map((stop, nth) => (
          <li key={stop.id}>
            <button
              type="button"
              className={stop.id === chosen ? 'f-row patrol-stop f-marked' : 'f-row patrol-stop'}
              aria-current={stop.id === chosen ? 'step' : undefined}
              onClick={() => pick(stop.id)}
            >
              <span className="patrol-nth">{nth + 1}</span>
              <span className="f-row-main">
                <span className="f-strong">{nameOf(stop)}</span>
                <span className="f-quiet f-small">
                  {[stop.trade ? say(`trade.${stop.trade}`) : null, stop.name ? stop.placeName : null, stop.why]
                    .filter(Boolean)
                    .join(' · ')}
                  {stop.findings > 0 ? ` · ${say('foundCount', { count: stop.findings })}` : ''}
                </span>
              </span>
              <span className={stop.now === 'done' ? 'f-row-end f-done' : 'f-row-end f-quiet'}>
                {stop.isWaiting ? (
                  <span className="f-waiting-mark">{say('waitingMark')}</span>
                ) : (
                  <>
                    {say(`state.${stop.now}`)}
                    {stop.at && stop.now === 'done' ? ` ${format.time(stop.at)}` : ''}
                  </>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

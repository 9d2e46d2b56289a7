import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { mostStops, type Trade, trades } from '../../contract/index.ts'
import type { Draft, DraftStop } from './draft.ts'
import type { Note } from './note.ts'

/** The stops in order: a place picked is a stop more; each says its street or premises, moves up and down, or goes. */
export function StopsEditor({
  draft,
  change,
  note,
  missing,
  problemOf,
}: {
  draft: Draft
  change: (more: Partial<Draft>) => void
  note: Note
  missing: ReadonlySet<string>
  problemOf: (nth: number, field: 'place' | 'name' | 'trade') => string | undefined
}): ReactNode {
  const say = useWords('patrol')
  const { stops } = draft
  const put = (id: string, more: Partial<DraftStop>): void =>
    change({ stops: stops.map((stop) => (stop.id === id ? { ...stop, ...more } : stop)) })
  const move = (nth: number, by: 1 | -1): void => {
    const moved = [...stops]
    const [stop] = moved.splice(nth, 1)
    if (stop) moved.splice(nth + by, 0, stop)
    change({ stops: moved })
  }
  const wrong = note('stops', 'stops').help
  return (
    <Panel title={say('plan.stops', { count: stops.length })} aside={say('plan.stopsHint')}>
      <div className="patrol-stops">
        <div className="patrol-pick">
          <PlacePicker
            value={undefined}
            onChange={({ id, name }) => {
              if (stops.length < mostStops)
                change({ stops: [...stops, { id: newId(), place: id, placeName: name, name: '', trade: null }] })
            }}
          />
        </div>
        <div>
          {stops.length === 0 ? <p className="soft">{say('plan.noStops')}</p> : null}
          {wrong ? (
            <p className="late" role="alert">
              {wrong}
            </p>
          ) : null}
          <ol className="patrol-order">
            {stops.map((stop, nth) => {
              const problem =
                problemOf(nth, 'place') ??
                problemOf(nth, 'name') ??
                problemOf(nth, 'trade') ??
                (missing.has(stop.id) ? say('wrong.premises') : undefined)
              return (
                <li key={stop.id}>
                  <span className="num">{nth + 1}</span>
                  <div>
                    <strong>{stop.placeName}</strong>
                    <div className="patrol-stop-fields">
                      <Input
                        maxLength={100}
                        aria-label={say(draft.kind === 'patrol' ? 'stop.premises' : 'stop.where')}
                        placeholder={say(draft.kind === 'patrol' ? 'stop.premises' : 'stop.whereHint')}
                        status={problem ? 'error' : ''}
                        value={stop.name}
                        onChange={(event) => put(stop.id, { name: event.target.value })}
                      />
                      {draft.kind === 'patrol' ? (
                        <Select<Trade | null>
                          aria-label={say('stop.trade')}
                          placeholder={say('stop.trade')}
                          allowClear
                          value={stop.trade}
                          onChange={(trade) => put(stop.id, { trade: trade ?? null })}
                          options={trades.map((value) => ({ value, label: say(`trade.${value}`) }))}
                        />
                      ) : null}
                    </div>
                    {problem ? (
                      <p className="late" role="alert">
                        {problem}
                      </p>
                    ) : null}
                  </div>
                  <div className="patrol-moves">
                    <Button
                      type="text"
                      icon={<ArrowUpOutlined />}
                      aria-label={say('plan.up', { nth: nth + 1 })}
                      disabled={nth === 0}
                      onClick={() => move(nth, -1)}
                    />
                    <Button
                      type="text"
                      icon={<ArrowDownOutlined />}
                      aria-label={say('plan.down', { nth: nth + 1 })}
                      disabled={nth === stops.length - 1}
                      onClick={() => move(nth, 1)}
                    />
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={say('plan.drop', { nth: nth + 1 })}
                      onClick={() => change({ stops: stops.filter(({ id }) => id !== stop.id) })}
                    />
                  </div>
                </li>
              )
            })}
          </ol>
        </div>
      </div>
    </Panel>
  )
}

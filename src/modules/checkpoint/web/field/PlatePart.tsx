import { type ReactNode, useState } from 'react'
import { FieldProblem } from '#platform/web/field/choice.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { KnownPlate } from '../../contract/index.ts'
import { type Draft, returning } from './draft.ts'
import { Keypad } from './Keypad.tsx'
import { asPlate, fitting, isWhole } from './plate.ts'

export interface PlatePartProps {
  draft: Draft
  onChange: (draft: Draft) => void
  known: readonly KnownPlate[]
  problem: string | undefined
}

/** The plate first: by keys, by any three signs of a vehicle that was here before, or none. */
export function PlatePart({ draft, onChange, known, problem }: PlatePartProps): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(true)
  // Three signs without the province are enough for a vehicle that is known.
  const [part, setPart] = useState('')
  const found = part ? fitting(known, part) : isWhole(draft.plate) ? [] : fitting(known, draft.plate)
  const last = known.find(({ plate }) => plate === draft.plate)
  const set = (plate: string): void => {
    onChange({ ...draft, plate, onFoot: false })
    if (isWhole(plate)) setIsOpen(false)
  }
  const take = (one: KnownPlate): void => {
    setPart('')
    setIsOpen(false)
    onChange(returning(one, draft))
  }
  return (
    <section className="f-card pass-plate">
      <div className="pass-plate-head">
        <button
          type="button"
          className={draft.plate ? 'pass-plate-sign' : 'pass-plate-sign is-empty'}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {draft.onFoot ? (
            say('onFoot')
          ) : draft.plate ? (
            <span translate="no">{spaced(draft.plate)}</span>
          ) : (
            say('plate')
          )}
        </button>
        <button
          type="button"
          className="f-text-button"
          onClick={() => {
            onChange({ ...draft, plate: '', onFoot: !draft.onFoot })
            setIsOpen(draft.onFoot)
          }}
        >
          {say(draft.onFoot ? 'withPlate' : 'noPlate')}
        </button>
      </div>
      {last && isWhole(draft.plate) ? (
        <p className="f-quiet f-small">
          {say(`lastPass.${last.direction}`, { at: format.moment(last.at), checkpoint: last.checkpoint })}
        </p>
      ) : null}
      {isOpen && !draft.onFoot ? (
        <>
          <div className="f-field">
            <label htmlFor="pass-part">{say('part')}</label>
            <input
              id="pass-part"
              className="f-native"
              value={part}
              maxLength={8}
              autoComplete="off"
              autoCapitalize="characters"
              inputMode="numeric"
              placeholder={say('partHint')}
              onChange={(event) => {
                const text = asPlate(event.target.value)
                setPart(text)
                if (isWhole(text)) {
                  setPart('')
                  set(text)
                }
              }}
            />
          </div>
          {found.length > 0 ? (
            <div className="pass-known">
              {found.map((one) => (
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
          ) : null}
          <Keypad plate={draft.plate} onChange={set} />
        </>
      ) : null}
      <FieldProblem id="pass-plate-problem" text={problem} />
    </section>
  )
}

/** As plates are read: 川B 12345. */
function spaced(plate: string): string {
  return plate.length > 2 ? `${plate.slice(0, 2)} ${plate.slice(2)}` : plate
}

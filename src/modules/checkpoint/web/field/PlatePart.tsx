import { type Dispatch, type ReactNode, type SetStateAction, useState } from 'react'
import { FieldProblem } from '#platform/web/field/choice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { KnownPlate } from '../../contract/index.ts'
import { type Draft, returning, withPlate } from './draft.ts'
import { Keypad } from './Keypad.tsx'
import { KnownPlates, spaced } from './KnownPlates.tsx'
import { asPlate, fitting, isWhole, mayGrow, provinces } from './plate.ts'
import { askLastPass } from './post.ts'

export interface PlatePartProps {
  draft: Draft
  onChange: Dispatch<SetStateAction<Draft>>
  known: readonly KnownPlate[]
  problem: string | undefined
  /** A coach: it has a plate, and its heads are counted anew. */
  isCoach?: boolean
}

/** The plate first: by keys, by any three signs of a vehicle that was here before, as text where it is of another kind, or none. */
export function PlatePart({ draft, onChange, known, problem, isCoach = false }: PlatePartProps): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(!isCoach || !isWhole(draft.plate))
  const [isText, setIsText] = useState(false)
  // Three signs without the province are enough for a vehicle that is known.
  const [part, setPart] = useState('')
  const found = fitting(known, part || draft.plate).filter(({ plate }) => plate !== draft.plate)
  const last = isWhole(draft.plate) ? known.find(({ plate }) => plate === draft.plate) : undefined
  const counted = (one: KnownPlate): KnownPlate => (isCoach ? { ...one, headCount: 0 } : one)
  const set = (plate: string): void => {
    const one = isWhole(plate) ? known.find((each) => each.plate === plate) : undefined
    onChange((now) => withPlate(now, plate, one && counted(one)))
    if (!isWhole(plate)) return
    if (!isText && !mayGrow(plate)) setIsOpen(false)
    if (!one)
      void askLastPass(plate).then((answer) => {
        if (answer) onChange((now) => (now.plate === plate ? withPlate(now, plate, counted(answer)) : now))
      })
  }
  const search = (text: string): void => {
    const sign = asPlate(text)
    const isPlate = provinces.includes(sign[0] ?? '')
    setPart(isPlate && isWhole(sign) && !mayGrow(sign) ? '' : sign)
    if (isPlate) set(sign)
  }
  const take = (one: KnownPlate): void => {
    setPart('')
    setIsOpen(false)
    onChange((now) => returning(counted(one), now))
  }
  const onFoot = (): void => {
    onChange((now) => ({ ...withPlate(now, ''), onFoot: !now.onFoot }))
    setPart('')
    setIsOpen(draft.onFoot)
  }
  const done = isWhole(draft.plate) ? () => setIsOpen(false) : undefined
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
        {isCoach ? null : (
          <button type="button" className="f-text-button" onClick={onFoot}>
            {say(draft.onFoot ? 'withPlate' : 'noPlate')}
          </button>
        )}
      </div>
      {last ? (
        <p className="f-quiet f-small">
          {say(`lastPass.${last.direction}`, { at: format.moment(last.at), checkpoint: last.checkpoint })}
        </p>
      ) : null}
      {isOpen && !draft.onFoot ? (
        <>
          {isText ? (
            <TextField
              label={say('otherPlate')}
              hint={say('otherPlateHint')}
              value={draft.plate}
              onChange={(text) => set(asPlate(text))}
              max={12}
              autoFocus
            />
          ) : (
            <div className="f-field">
              <label htmlFor="pass-part">{say('part')}</label>
              <input
                id="pass-part"
                className="f-native"
                value={part}
                maxLength={12}
                autoComplete="off"
                autoCapitalize="characters"
                placeholder={say('partHint')}
                onChange={(event) => search(event.target.value)}
              />
            </div>
          )}
          <KnownPlates plates={found} take={take} />
          {!isText && mayGrow(draft.plate) ? <p className="f-small">{say('eighth')}</p> : null}
          {isText ? null : (
            <Keypad
              plate={draft.plate}
              onChange={(plate) => {
                setPart('')
                set(plate)
              }}
              done={done}
            />
          )}
          <div className="pass-plate-head">
            <button type="button" className="f-text-button" onClick={() => setIsText(!isText)}>
              {say(isText ? 'byKeys' : 'otherPlate')}
            </button>
            {isText && done ? (
              <button type="button" className="f-text-button" onClick={done}>
                {say('plateDone')}
              </button>
            ) : null}
          </div>
        </>
      ) : null}
      <FieldProblem id="pass-plate-problem" text={problem} />
    </section>
  )
}

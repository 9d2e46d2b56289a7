import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { papers } from '../../contract/index.ts'
import type { Companion } from './draft.ts'

const most = 20

/** Who sits in the vehicle: a name, a paper of any kind or none, a phone. */
export function Travellers({
  rows,
  onChange,
  isTried,
}: {
  rows: readonly Companion[]
  onChange: (rows: Companion[]) => void
  isTried: boolean
}): ReactNode {
  const say = useWords('checkpoint')
  const set = (at: number, change: Partial<Companion>) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...change } : row)))
  return (
    <section className="pass-travellers">
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name until they are written down
        <fieldset key={at} className="f-card">
          <legend className="f-hidden">{say('travellerNo', { count: at + 1 })}</legend>
          <div className="f-row-head">
            <h2>{say('travellerNo', { count: at + 1 })}</h2>
            <button
              type="button"
              className="f-text-button"
              onClick={() => onChange(rows.filter((_, place) => place !== at))}
            >
              {say('remove')}
            </button>
          </div>
          <TextField
            label={say('name')}
            value={row.name}
            onChange={(name) => set(at, { name })}
            max={50}
            problem={isTried && !row.name.trim() ? say('wrong.name') : undefined}
          />
          <div className="f-field">
            <label htmlFor={`paper-${at}`}>{say('paperTitle')}</label>
            <select
              id={`paper-${at}`}
              className="f-native"
              value={row.paper}
              onChange={(event) => set(at, { paper: event.target.value as Companion['paper'] })}
            >
              {papers.map((paper) => (
                <option key={paper} value={paper}>
                  {say(`paper.${paper}`)}
                </option>
              ))}
            </select>
          </div>
          {row.paper === 'none' ? null : (
            <TextField
              label={say('number')}
              value={row.number ?? ''}
              onChange={(number) => set(at, { number })}
              max={40}
            />
          )}
          <TextField
            label={say('phone')}
            value={row.phone ?? ''}
            onChange={(phone) => set(at, { phone })}
            keyboard="tel"
            max={20}
          />
        </fieldset>
      ))}
      {rows.length < most ? (
        <BigButton onClick={() => onChange([...rows, { name: '', paper: 'identity_card' }])}>
          {say('addTraveller')}
        </BigButton>
      ) : null}
    </section>
  )
}

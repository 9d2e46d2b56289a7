import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { addResidents, type DoorDetail, editHousehold, listPhotos, residentLeft, reveal } from '../../contract/index.ts'
import { AddResidents } from './AddResidents.tsx'
import { EditHousehold } from './EditHousehold.tsx'
import type { Household, Resident, Revealed } from './household.ts'
import { Photos } from './Photos.tsx'
import { ResidentLeft } from './ResidentLeft.tsx'
import { RevealDialog } from './RevealDialog.tsx'

/** Proposing a measure is a module's above this one; its page takes a door. */
const propose = 'measure.propose'

export interface HouseholdCardProps {
  door: string
  household: DoorDetail['household']
  state: DoorDetail['door']['state']
  may: readonly string[]
  roll: DoorDetail['roll']
}

/** Who lives here. Phones and identity numbers stay masked until a reason is on record. */
export function HouseholdCard({ door, household, state, may, roll }: HouseholdCardProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const session = useSession()
  const [revealed, setRevealed] = useState<Revealed>()
  const [dialog, setDialog] = useState<'reveal' | 'edit' | 'add' | Resident>()
  const close = (): void => setDialog(undefined)
  if (!household) {
    return (
      <section className="door-part">
        <h3>{say('household.title')}</h3>
        <p className="soft">
          {say(
            `household.none_${state === 'unreached' || state === 'nobody_home' || state === 'refused' ? 'open' : 'settled'}`,
          )}
        </p>
      </section>
    )
  }
  const masked =
    household.contactPhone !== null || household.residents.some((one) => one.idNumber !== null || one.phone !== null)
  const living = household.residents.filter((one) => one.leftOn === null)
  return (
    <section className="door-part">
      <div className="door-part-head">
        <h3>{say('household.title')}</h3>
        {household.generated ? <span className="generated">{say('household.generated')}</span> : null}
        <span className="door-part-actions no-print">
          {living.length > 0 && session.may(propose) ? (
            <Link to={`/measures/new?door=${door}`}>{say('household.measure')}</Link>
          ) : null}
          {masked && !revealed && may.includes(reveal.name) ? (
            <Button size="small" onClick={() => setDialog('reveal')}>
              {say('reveal.open')}
            </Button>
          ) : null}
          {may.includes(addResidents.name) && roll.fields.includes('name') ? (
            <Button size="small" onClick={() => setDialog('add')}>
              {say('arrived.title')}
            </Button>
          ) : null}
          {may.includes(editHousehold.name) ? (
            <Button size="small" onClick={() => setDialog('edit')}>
              {say('action.edit')}
            </Button>
          ) : null}
        </span>
      </div>
      <dl className="facts">
        <div>
          <dt>{say('field.headCount')}</dt>
          <dd>
            {say('household.persons', { count: format.number(household.headCount) })}
            {living.length > 0 && living.length < household.headCount ? (
              <span className="soft"> {say('household.listed', { count: format.number(living.length) })}</span>
            ) : null}
          </dd>
        </div>
        <div>
          <dt>{say('field.contactName')}</dt>
          <dd>{household.contactName ?? '–'}</dd>
        </div>
        <div>
          <dt>{say('field.contactPhone')}</dt>
          <dd className="sensitive">{revealed?.contactPhone ?? household.contactPhone ?? '–'}</dd>
        </div>
      </dl>
      {household.residents.length > 0 ? (
        <Residents
          household={household}
          revealed={revealed}
          leave={may.includes(residentLeft.name) ? setDialog : undefined}
        />
      ) : null}
      {session.may(listPhotos.name) ? <Photos household={household.id} /> : null}
      {dialog === 'reveal' ? <RevealDialog household={household.id} done={setRevealed} close={close} /> : null}
      {dialog === 'edit' ? <EditHousehold household={household} revealed={revealed} close={close} /> : null}
      {dialog === 'add' ? <AddResidents household={household} roll={roll} close={close} /> : null}
      {typeof dialog === 'object' ? <ResidentLeft household={household} resident={dialog} close={close} /> : null}
    </section>
  )
}

interface ResidentsProps {
  household: Household
  revealed: Revealed | undefined
  /** Left out for those who may not note it. */
  leave: ((resident: Resident) => void) | undefined
}

function Residents({ household, revealed, leave }: ResidentsProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  return (
    <table className="residents">
      <thead>
        <tr>
          {(['name', 'sex', 'birthYear', 'idNumber', 'phone', 'since'] as const).map((field) => (
            <th key={field} scope="col">
              {say(`field.${field}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {household.residents.map((one) => {
          const clear = revealed?.residents?.find((other) => other.id === one.id)
          return (
            <tr key={one.id} className={one.leftOn ? 'faint' : ''}>
              <td>{one.name}</td>
              <td>{one.sex ? say(`sex.${one.sex}`) : '–'}</td>
              <td>{one.birthYear ?? '–'}</td>
              <td className="sensitive">{clear?.idNumber ?? one.idNumber ?? '–'}</td>
              <td className="sensitive">{clear?.phone ?? one.phone ?? '–'}</td>
              <td>
                {one.leftOn
                  ? say('household.left', { day: format.shortDay(one.leftOn) })
                  : one.arrivedOn
                    ? say('household.arrived', { day: format.shortDay(one.arrivedOn) })
                    : ''}
                {leave && one.leftOn === null ? (
                  <button type="button" className="link-button no-print" onClick={() => leave(one)}>
                    {say('left.open')}
                    <span className="sr-only"> {one.name}</span>
                  </button>
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

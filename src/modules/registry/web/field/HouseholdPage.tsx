import { lazy, type ReactNode, Suspense } from 'react'
import { useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { DoorDetail } from '../../contract/index.ts'
import { AddressHead } from './AddressHead.tsx'
import { DoorState } from './door-names.tsx'
import type { Household } from './draft.ts'
import { LastVisit } from './LastVisit.tsx'
import { MemberWords } from './MemberWords.tsx'
import { OpenConflicts } from './OpenConflicts.tsx'
import { Reveal } from './Reveal.tsx'
import { useVisitSettings } from './settings.ts'
import { Visits } from './Visits.tsx'
import { WaitingMark } from './WaitingMark.tsx'

// Taken at few doors: what it needs comes when it is needed.
const PhotoCard = lazy(() => import('./PhotoCard.tsx'))

/** A registered door: who lives there, and what may have changed since. */
export function HouseholdPage({
  detail,
  household,
}: {
  detail: DoorDetail
  household: NonNullable<Household>
}): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const navigate = useNavigate()
  const { live, fields } = useVisitSettings()
  const { may } = useSession()
  const { door } = detail
  const can = (command: string) => live && may(command)
  const here = household.residents.filter((resident) => !resident.leftOn)
  const left = household.residents.filter((resident) => resident.leftOn)
  const go = (where: string) => navigate(`/door/${door.id}/${where}`)
  return (
    <Screen
      title={door.address}
      head={<AddressHead door={door} />}
      sub={
        <>
          <DoorState door={door} /> <WaitingMark id={door.id} />
        </>
      }
      back="/"
      persons
      actions={
        can('registry.recordVisit') ? (
          <BigButton kind="main" onClick={() => navigate(`/door/${door.id}?again=1`)}>
            {say('household.visitAgain')}
          </BigButton>
        ) : undefined
      }
    >
      <LastVisit beside={door} />
      <OpenConflicts />
      <section className="f-card">
        <p className="f-big">
          {say('persons', { count: household.headCount })} <WaitingMark id={household.id} />
        </p>
        <dl className="f-facts">
          <dt>{say('contact.label')}</dt>
          <dd>{household.contactName || say('none')}</dd>
          <dt>{say('contact.phoneLabel')}</dt>
          <dd>{household.contactPhone ?? say('none')}</dd>
        </dl>
        {can('registry.editHousehold') ? (
          <BigButton onClick={() => go('edit')}>{say('household.edit')}</BigButton>
        ) : null}
        {can('registry.reveal') ? <Reveal household={household} /> : null}
      </section>
      {fields.includes('name') ? (
        <section className="f-card">
          <h2>{say('family.members', { count: here.length })}</h2>
          {here.length === 0 ? <p className="f-quiet">{say('family.nobodyListed')}</p> : null}
          <ul className="f-plain-list">
            {here.map((resident) => (
              <li key={resident.id}>
                <MemberWords resident={resident} /> <WaitingMark id={resident.id} />
              </li>
            ))}
            {left.map((resident) => (
              <li key={resident.id} className="f-quiet">
                {say('family.leftOn', { name: resident.name, day: format.shortDay(resident.leftOn ?? '') })}{' '}
                <WaitingMark id={resident.id} />
              </li>
            ))}
          </ul>
          {can('registry.addResidents') ? (
            <div className="f-buttons">
              <BigButton onClick={() => go('arrived')}>{say('arrived.title')}</BigButton>
              {here.length > 0 ? <BigButton onClick={() => go('left')}>{say('left.title')}</BigButton> : null}
            </div>
          ) : null}
        </section>
      ) : null}
      {can('registry.addPhoto') ? (
        <Suspense fallback={null}>
          <PhotoCard household={household.id} />
        </Suspense>
      ) : null}
      <section className="f-card">
        <h2>{say('history.visits')}</h2>
        <Visits visits={detail.visits.slice(0, 3)} />
        <BigButton onClick={() => go('history')}>{say('history.all')}</BigButton>
      </section>
    </Screen>
  )
}

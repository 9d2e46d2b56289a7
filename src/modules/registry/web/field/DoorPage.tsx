import { type ReactNode, useMemo } from 'react'
import { useLocation, useParams, useSearchParams } from 'react-router'
import { countyNow } from '#platform/web/clock.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { ReadFailed } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { type DoorDetail, getDoor } from '../../contract/index.ts'
import { AddressHead } from './AddressHead.tsx'
import { DoorState } from './door-names.tsx'
import type { Correction } from './draft.ts'
import { findKept } from './drafts.ts'
import { HouseholdPage } from './HouseholdPage.tsx'
import { LastVisit } from './LastVisit.tsx'
import { proposeAttempts } from './next-attempt.ts'
import { useVisitSettings, type WalkDoor } from './settings.ts'
import { useSaveVisit } from './useSaveVisit.ts'
import { useVisitDraft } from './useVisitDraft.ts'
import { VisitForm } from './VisitForm.tsx'
import { WaitingMark } from './WaitingMark.tsx'

/**
 * One door. Registered already: its household. Otherwise, or asked for again: the visit. A door where nobody is registered
 * is known well enough from the list, so its form does not wait for the server.
 */
export default function DoorPage(): ReactNode {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const walk = (useLocation().state as { door?: WalkDoor } | null)?.door
  const query = useQuery(getDoor, { id })
  const detail = query.data?.door.id === id ? query.data : undefined
  const again = search.get('again') === '1'
  if (detail?.door.state === 'registered' && detail.household && !again && !findKept(id)?.refusal)
    return <HouseholdPage detail={detail} household={detail.household} />
  if (detail) return <VisitPage key={id} standing={detail.door} detail={detail} again={again} />
  const knownEnough = walk?.id === id && walk.state !== 'registered' && walk.persons === 0 && !again
  if (walk && knownEnough && (!query.error || query.error.unreachable))
    return <VisitPage key={id} standing={walk} detail={null} again={false} unheard={query.error !== null} />
  return <Waiting title={walk?.address ?? ''} problem={query.error} retry={() => void query.refetch()} />
}

interface Standing {
  id: string
  address: string
  number: string
  state: string
  attempts: number
  persons: number
  lastAt: string | null
}

interface VisitPageProps {
  standing: Standing
  detail: DoorDetail | null
  again: boolean
  /** The server could not be asked about this door. */
  unheard?: boolean
}

function VisitPage({ standing, detail, again, unheard }: VisitPageProps): ReactNode {
  const say = useWords('registry')
  const { live, nextDoor, revisitHours } = useVisitSettings()
  const last = detail?.visits[0]
  const corrects = useMemo<Correction | undefined>(
    () => (again && last ? { outcome: last.outcome, note: last.note ?? '', nextAt: last.nextAt } : undefined),
    [again, last],
  )
  const known = detail?.household ?? null
  const { kept, change } = useVisitDraft(standing.id, known, corrects)
  const offers = useMemo(() => proposeAttempts(countyNow(), revisitHours), [revisitHours])
  const next = nextDoor(standing.id)
  const { save, sending } = useSaveVisit({ address: standing.address, known, kept, offers, next })
  const label = next ? say('visit.saveAndNext') : say('visit.save')
  return (
    <Screen
      title={standing.address}
      head={<AddressHead door={standing} />}
      sub={
        <>
          <DoorState door={standing} /> <WaitingMark id={standing.id} />
        </>
      }
      back="/"
      persons
      actions={
        <>
          {kept.problems.length > 0 ? <p className="f-problem">{say('visit.mendFirst')}</p> : null}
          <BigButton kind="main" disabled={sending || !live} onClick={save}>
            {sending ? say('visit.sending') : label}
          </BigButton>
        </>
      }
    >
      <LastVisit beside={standing} />
      {unheard ? <Notice kind="waiting">{say('visit.unheard')}</Notice> : null}
      {live ? null : <Notice kind="problem">{say('visit.noEmergency')}</Notice>}
      {again ? <Notice kind="plain">{say('visit.corrects')}</Notice> : null}
      <VisitForm known={known} kept={kept} change={change} offers={offers} />
    </Screen>
  )
}

function Waiting({
  title,
  problem,
  retry,
}: {
  title: string
  problem: Parameters<typeof ReadFailed>[0]['problem'] | null
  retry: () => void
}): ReactNode {
  const say = useWords('registry')
  return (
    <Screen title={title || say('door.title')} back="/">
      <LastVisit />
      {problem ? <ReadFailed problem={problem} retry={retry} /> : <WaitWords />}
    </Screen>
  )
}

import { type ReactNode, useMemo } from 'react'
import { useParams } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { ReadFailed } from '#platform/web/field/read.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { useQuery } from '#platform/web/query.ts'
import { getDoor } from '../../contract/index.ts'
import { newResident, type ResidentDraft } from '../resident/draft.ts'
import { filledResidents } from './draft.ts'
import { MemberWords } from './MemberWords.tsx'
import { useProblemAt } from './problem-at.ts'
import { ResidentRows } from './ResidentRows.tsx'
import { useVisitDraft } from './useVisitDraft.ts'

/** The whole family on one page, as part of the visit: typed here, sent with it. */
export default function FamilyPage(): ReactNode {
  const say = useWords('registry')
  const { id = '' } = useParams()
  const back = useBack(`/door/${id}`)
  const query = useQuery(getDoor, { id })
  const known = query.data?.household ?? null
  const here = (known?.residents ?? []).filter((resident) => !resident.leftOn)
  const { kept, change } = useVisitDraft(id, known)
  const at = useProblemAt(kept.problems)
  const empty = useMemo(() => newResident(newId()), [])
  const rows = kept.draft.residents.length > 0 ? kept.draft.residents : [empty]

  // Without an answer the page is filled all the same; with a refusal there is no family to fill in.
  if (query.error && !query.error.unreachable && !query.data)
    return (
      <Screen title={say('family.title')} back={`/door/${id}`}>
        <ReadFailed problem={query.error} retry={() => void query.refetch()} />
      </Screen>
    )

  function typed(next: ResidentDraft[]): void {
    const count = here.length + filledResidents({ ...kept.draft, residents: next }).length
    const headCount = kept.draft.headCount
    // More members than heads is put right at once and seen on the visit: the family was just counted.
    change({ residents: next, ...(count > 0 && (headCount ?? 0) < count ? { headCount: count } : {}) })
  }

  return (
    <Screen
      title={say('family.title')}
      sub={query.data?.door.address}
      back={`/door/${id}`}
      persons
      actions={
        <BigButton kind="main" onClick={back}>
          {say('family.done')}
        </BigButton>
      }
    >
      <p className="f-quiet">{say('family.optional')}</p>
      {here.length > 0 ? (
        <section className="f-card">
          <h2>{say('family.members', { count: here.length })}</h2>
          <ul className="f-plain-list">
            {here.map((resident) => (
              <li key={resident.id}>
                <MemberWords resident={resident} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ResidentRows
        rows={rows}
        onChange={typed}
        from={here.length}
        at={(index, field) => at(`/household/residents/${index}/${field}`)}
      />
    </Screen>
  )
}

import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import { filledResidents, type Household, type VisitDraft } from './draft.ts'
import { type Kept, keep } from './drafts.ts'
import { HeadCount } from './HeadCount.tsx'
import { NextAttempt } from './NextAttempt.tsx'
import type { Attempt } from './next-attempt.ts'
import { OutcomeChoice } from './OutcomeChoice.tsx'
import { useProblemAt } from './problem-at.ts'
import { useVisitSettings } from './settings.ts'

export interface VisitFormProps {
  known: Household
  kept: Kept
  change: (part: Partial<VisitDraft>) => void
  offers: readonly Attempt[]
}

/** What was found at the door: the outcome, and only the fields that go with it. */
export function VisitForm({ known, kept, change, offers }: VisitFormProps): ReactNode {
  const say = useWords('registry')
  const at = useProblemAt(kept.problems)
  const refusal = useProblemText(kept.refusal ?? undefined)
  const { draft } = kept
  return (
    <>
      {kept.refusal ? (
        <Notice kind="problem">
          <p>{refusal}</p>
          <p className="f-small">{say('visit.keptHere')}</p>
        </Notice>
      ) : null}
      <OutcomeChoice value={draft.outcome} problem={at('/outcome')} onChange={(outcome) => change({ outcome })} />
      {draft.outcome === 'registered' ? <RegisteredFields known={known} kept={kept} change={change} at={at} /> : null}
      {draft.outcome === 'nobody_home' ? (
        <NextAttempt
          offers={offers}
          value={draft.nextAt}
          problem={at('/nextAt')}
          onChange={(nextAt) => change({ nextAt })}
        />
      ) : null}
      {draft.outcome === 'refused' ? <p className="f-quiet">{say('visit.refusedCalmly')}</p> : null}
      <TextField
        label={say('visit.note')}
        hint={say('visit.noteHint')}
        value={draft.note}
        onChange={(note) => change({ note })}
        problem={at('/note')}
        max={200}
        rows={2}
      />
    </>
  )
}

type Fields = Omit<VisitFormProps, 'offers'> & { at: (path: string) => string | undefined }

function RegisteredFields({ known, kept, change, at }: Fields): ReactNode {
  const say = useWords('registry')
  const { fields } = useVisitSettings()
  const { draft } = kept
  const members = filledResidents(draft).length
  const here = (known?.residents ?? []).filter((resident) => !resident.leftOn).length
  const standing =
    here + members === 0 ? say('family.onePage') : say('family.standing', { known: here, typed: members })
  const familyProblem = kept.problems.some((problem) => problem.path.includes('/residents'))
  return (
    <>
      <HeadCount
        value={draft.headCount}
        onChange={(headCount) => change({ headCount })}
        problem={at('/household/headCount')}
      />
      {fields.includes('contactName') ? (
        <TextField
          label={say('contact.name')}
          value={draft.contactName}
          onChange={(contactName) => change({ contactName })}
          problem={at('/household/contactName')}
          max={50}
        />
      ) : null}
      {fields.includes('contactPhone') ? (
        <TextField
          label={say('contact.phone')}
          {...(known?.contactPhone ? { hint: say('contact.phoneKnown', { masked: known.contactPhone }) } : {})}
          value={draft.contactPhone}
          onChange={(contactPhone) => change({ contactPhone })}
          problem={at('/household/contactPhone')}
          keyboard="tel"
          max={20}
        />
      ) : null}
      {fields.includes('name') ? (
        <Link className="f-list f-row" to={`/door/${draft.door}/family`} onClick={() => keep(draft.door, kept)}>
          <span className="f-row-main">
            <span className="f-strong">{say('family.title')}</span>
            <span className={familyProblem ? 'f-small f-late' : 'f-small f-quiet'}>
              {familyProblem ? say('family.toMend') : standing}
            </span>
          </span>
          <NextIcon />
        </Link>
      ) : null}
    </>
  )
}

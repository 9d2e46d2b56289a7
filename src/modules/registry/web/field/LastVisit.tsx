import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import { addressBeside } from './address.ts'
import { type SentVisit, useSentVisits } from './sent.ts'

/** The visit before this one: on its way, received, or refused; with the way to put it right. `beside`: the door on screen. */
export function LastVisit({ beside }: { beside?: { id: string; address: string } }): ReactNode {
  const visits = useSentVisits()
  const refused = visits.filter((visit) => visit.problem && visit.door !== beside?.id)
  const last = visits.find((visit) => visit.door !== beside?.id && !visit.problem)
  return (
    <>
      {refused.map((visit) => (
        <VisitNote key={visit.id} visit={visit} />
      ))}
      {last ? <VisitNote visit={last} beside={beside?.address} /> : null}
    </>
  )
}

function VisitNote({ visit, beside }: { visit: SentVisit; beside?: string | undefined }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const navigate = useNavigate()
  const problem = useProblemText(visit.problem)
  const what = [
    addressBeside(visit.address, beside),
    say(`outcome.${visit.outcome}`),
    ...(visit.persons === null ? [] : [say('persons', { count: visit.persons })]),
  ].join(' · ')
  const { state, tries } = visit.progress
  const kind = visit.problem ? 'problem' : state === 'accepted' ? 'done' : 'waiting'
  return (
    <Notice
      kind={kind}
      action={
        state === 'accepted' || visit.problem ? (
          <BigButton onClick={() => navigate(`/door/${visit.door}?again=1`)}>{say('last.correct')}</BigButton>
        ) : undefined
      }
    >
      <p className="f-strong">{what}</p>
      <p className="f-small">
        {visit.problem ? say('last.refused', { problem }) : null}
        {state === 'accepted' ? say('last.received', { time: format.time(new Date(visit.at)) }) : null}
        {state === 'sending' ? say('last.sending') : null}
        {state === 'waiting' ? say(tries > 0 ? 'last.waiting' : 'last.sending', { count: tries }) : null}
      </p>
      {visit.conflicts > 0 ? (
        <Link className="f-tap" to="/conflicts">
          {say('last.conflicts', { count: visit.conflicts })}
        </Link>
      ) : null}
    </Notice>
  )
}

import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { FileRows } from '#platform/web/field/files.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useKept, useNow } from '#platform/web/field/kept.ts'
import { Notice } from '#platform/web/field/notice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { getDirective, getOwn, isLate, receive, type Whole } from '../../contract/index.ts'
import { ownAddress } from '../page/files.ts'
import { keptAs } from './ahead.ts'
import { DemandCard } from './DemandCard.tsx'
import { deedsFor, useWaitingDeeds } from './deeds.ts'
import { EventsCard } from './EventsCard.tsx'
import './directive-field.css'

/** One directive on the phone: what it says, what it asks of the own agency and how far that is, what was said and done. */
export default function DirectivePage(): ReactNode {
  const say = useWords('directive')
  const { id = '' } = useParams()
  const { may } = useSession()
  const answer = useKept(keptAs(id), getOwn, { id })
  const note = <KeptNote of="directive" answer={answer} />
  if (answer.data) return <Shown key={id} whole={answer.data} note={note} />
  // Whoever issues hears of a paper too that asks nothing of the own agency.
  const isElsewhere = answer.query.error?.code === 'platform.not_found' && may(getDirective.name)
  return (
    <Screen title={say('paper')} back="/directives">
      {isElsewhere ? <Notice kind="plain">{say('atDesk')}</Notice> : note}
    </Screen>
  )
}

function Shown({ whole, note }: { whole: Whole; note: ReactNode }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const now = useNow()
  const waiting = useWaitingDeeds()
  const [{ demand }] = useUrlState(['demand'] as const)
  const { directive, demands, files } = whole
  const isLive = directive.withdrawnAt === null
  const own = whole.owners
    .filter(({ isMine }) => isMine)
    .map((owner) => ({
      owner: { ...owner, late: isLive && isLate(owner.state, Date.parse(owner.dueAt), now) },
      asked: demands.find(({ ord }) => ord === owner.demand),
      ...deedsFor(waiting, { directive: directive.id, demand: owner.demand, state: owner.state }),
    }))
    .sort((a, b) => Number(b.owner.isForMe) - Number(a.owner.isForMe) || a.owner.demand - b.owner.demand)
  const fresh = isLive ? own.filter(({ state }) => state === 'issued').map(({ owner }) => owner) : []
  const papers = files.filter((file) => file.demand === null)
  return (
    <Screen
      title={directive.title}
      sub={say('page.answers', {
        number: say('numberOf', { year: directive.year, no: directive.no }),
        by: directive.issuedBy,
        agency: directive.issuerAgency,
        at: format.moment(directive.issuedAt),
      })}
      back="/directives"
      actions={fresh.length > 0 ? <Receive directive={directive.id} fresh={fresh} /> : undefined}
    >
      {note}
      {isLive ? null : <Notice kind="problem">{say('withdrawn.why', { why: directive.withdrawnWhy ?? '' })}</Notice>}
      {directive.preamble || directive.placeName || papers.length > 0 ? (
        <section className="f-card">
          {directive.preamble ? <p className="directive-text">{directive.preamble}</p> : null}
          {directive.placeName ? (
            <p className="f-quiet f-small">{say('page.place', { name: directive.placeName })}</p>
          ) : null}
          {papers.length > 0 ? (
            <>
              <h2>{say('page.files')}</h2>
              <FileRows say={say} files={papers} addressOf={ownAddress} />
            </>
          ) : null}
        </section>
      ) : null}
      {own.map((one) => (
        <DemandCard
          key={one.owner.demand}
          whole={whole}
          {...one}
          isLive={isLive}
          isHere={String(one.owner.demand) === demand && own.length > 1}
        />
      ))}
      <EventsCard events={whole.events} />
    </Screen>
  )
}

/** Signs for what is not signed for yet, or for the own part of it. */
function Receive({ directive, fresh }: { directive: string; fresh: Whole['owners'] }): ReactNode {
  const say = useWords('directive')
  const command = useCommand(receive)
  const mine = fresh.filter(({ isForMe }) => isForMe)
  const isPart = mine.length > 0 && mine.length < fresh.length
  const sign = async (demands?: number[]): Promise<void> => {
    const outcome = await savedOr(command.send({ directive, ...(demands ? { demands } : {}) }))
    if (outcome?.state === 'accepted') showSaved()
  }
  return (
    <>
      <SendState progress={command.progress} problem={command.problem} />
      {isPart ? (
        <BigButton kind="main" disabled={command.busy} onClick={() => void sign(mine.map((one) => one.demand))}>
          {say('own.receiveMine', { count: mine.length })}
        </BigButton>
      ) : null}
      <BigButton kind={isPart ? 'second' : 'main'} disabled={command.busy} onClick={() => void sign()}>
        {say('own.receive', { count: fresh.length })}
      </BigButton>
    </>
  )
}

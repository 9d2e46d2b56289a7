import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { addressOf } from '#platform/web/api.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { FileRows, FilesField } from '#platform/web/field/files.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { attachOf, type Chosen, lacks, taken } from '#platform/web/files/useUploads.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { addNote, getOwnIncident, getOwnIncidentFile, solveIncident, type WholeIncident } from '../../contract/index.ts'
import { ContactCard } from './ContactCard.tsx'

knowCommands([addNote, solveIncident])

const fileAddress = (id: string): string => addressOf(getOwnIncidentFile, { id })

interface Draft {
  said: string
  chosen: readonly Chosen[]
}
const empty: Draft = { said: '', chosen: [] }

/** One incident on the phone: what it is, what was done, its files; a note or the result with a photo or a file as proof. */
export default function IncidentPage(): ReactNode {
  const { id = '' } = useParams()
  const say = useWords('incident')
  const found = useQuery(getOwnIncident, { id }, { keep: true })
  const isGone = found.error?.code === 'platform.not_found'
  const [turn, setTurn] = useState(0)
  // Outside of the form: it outlives that the incident is taken back and given again.
  const [draft, setDraft] = useState(empty)
  const goOn = (): void => {
    setTurn(turn + 1)
    setDraft(empty)
    void found.refetch()
  }
  return found.data && !isGone ? (
    // A new form for each deed: what waits for signal and is refused later is not this one's to forget any more.
    <Shown key={`${id} ${turn}`} whole={found.data} draft={draft} setDraft={setDraft} goOn={goOn} />
  ) : (
    <Screen title={say('title')} back="/incidents">
      {isGone ? (
        <>
          <Notice kind="plain">{say('gone')}</Notice>
          {draft.said ? <Notice kind="waiting">{say('goneDraft', { said: draft.said })}</Notice> : null}
        </>
      ) : (
        <Read query={found}>{() => null}</Read>
      )}
    </Screen>
  )
}

function Shown({
  whole,
  draft,
  setDraft,
  goOn,
}: {
  whole: WholeIncident
  draft: Draft
  setDraft: (change: (before: Draft) => Draft) => void
  goOn: () => void
}): ReactNode {
  const say = useWords('incident')
  const format = useFormat()
  const { may, session } = useSession()
  const { incident, events, files } = whole
  const { said, chosen } = draft
  const setSaid = (next: string): void => setDraft((before) => ({ ...before, said: next }))
  const setChosen = (next: readonly Chosen[]): void => setDraft((before) => ({ ...before, chosen: next }))
  const [isSending, setIsSending] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const note = useCommand(addNote)
  const solve = useCommand(solveIncident)
  const { state } = incident
  const isLive = state === 'open' || state === 'assigned'
  const inCharge = incident.agencyName === session.account.agencyName
  const canNote = isLive || state === 'solved'
  const canSolve = isLive && inCharge && may(solveIncident.name)
  const words = said.trim()
  const last = solve.problem ? solve : note

  async function send(command: 'note' | 'solve'): Promise<void> {
    setIsTried(true)
    if (!words || isSending || chosen.some(lacks)) return
    const more = chosen.length > 0 ? { files: attachOf(chosen) } : {}
    const body = { incident: incident.id, ...more }
    const outcome = await savedOr(
      command === 'note' ? note.send({ ...body, said: words }) : solve.send({ ...body, result: words }),
    )
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) {
      showSaved()
      // Of what waits on this phone the server still needs the bytes.
      taken(chosen)
    }
    goOn()
  }

  return (
    <Screen
      title={say('page.title', { no: incident.no, kind: say(`kind.${incident.kind}`) })}
      back="/incidents"
      actions={
        canNote ? (
          <>
            <SendState progress={last.progress} problem={last.problem} />
            {isTried && isSending ? <p className="f-problem">{say('files.wait')}</p> : null}
            <div className="f-buttons">
              <BigButton disabled={note.busy || solve.busy} onClick={() => void send('note')}>
                {say('page.note')}
              </BigButton>
              {canSolve ? (
                <BigButton kind="main" disabled={note.busy || solve.busy} onClick={() => void send('solve')}>
                  {say('page.solve')}
                </BigButton>
              ) : null}
            </div>
          </>
        ) : null
      }
    >
      <section className="f-card">
        <p>{incident.what}</p>
        <p className="f-quiet f-small">{[incident.placeName, incident.spot].filter(Boolean).join(' · ')}</p>
        <p className={incident.late ? 'f-late f-small' : 'f-quiet f-small'}>
          {say('line', {
            no: incident.no,
            state: say(`state.${state}`),
            agency: incident.agencyName ?? say('nobody'),
            due: format.moment(incident.dueAt),
          })}
        </p>
        {incident.result ? <p>{say('result', { result: incident.result })}</p> : null}
      </section>
      {incident.hasContact && inCharge ? <ContactCard incident={incident.id} /> : null}
      {files.length > 0 ? (
        <section className="f-card">
          <h2>{say('files.there')}</h2>
          <FileRows say={say} files={files} addressOf={fileAddress} />
        </section>
      ) : null}
      {canNote ? (
        <section className="f-card">
          <TextField
            label={say(canSolve ? 'page.saidOrResult' : 'page.said')}
            value={said}
            onChange={setSaid}
            problem={isTried && !words ? say('page.saidMissing') : fieldProblem(last.problem, 'said')}
            max={500}
            rows={3}
          />
          <FilesField say={say} value={chosen} onChange={setChosen} onWay={setIsSending} isTried={isTried} />
        </section>
      ) : null}
      <section className="f-card">
        <h2>{say('page.done')}</h2>
        <ul className="f-plain-list">
          {events.map((event) => (
            <li key={event.id}>
              <span className="f-strong">{say(`event.${event.what}`)}</span> {event.said}
              <span className="f-block f-quiet f-small">
                {event.by} {format.moment(event.at)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Screen>
  )
}

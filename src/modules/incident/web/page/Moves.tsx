import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { listAgencies } from '#modules/agency/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { FileField } from '#platform/web/desk/files/FileField.tsx'
import { attachOf, type Chosen, lacks, taken } from '#platform/web/files/useUploads.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import {
  addNote,
  assignIncident,
  type Incident,
  joinIncident,
  reopenIncident,
  solveIncident,
  tellBack,
  unassignIncident,
} from '../../contract/index.ts'
import { JoinChoice } from './JoinChoice.tsx'

/** What can be done about an incident as it stands. What is typed stays until the server has taken it. */
export function Moves({ incident, leads }: { incident: Incident; leads: boolean }): ReactNode {
  const say = useWords('incident')
  const { may, session } = useSession()
  const [said, setSaid] = useState('')
  const [agency, setAgency] = useState<string>()
  const [into, setInto] = useState<string>()
  const [isTried, setIsTried] = useState(false)
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const [isSending, setIsSending] = useState(false)
  const commands = {
    assign: useCommand(assignIncident),
    unassign: useCommand(unassignIncident),
    note: useCommand(addNote),
    solve: useCommand(solveIncident),
    tell: useCommand(tellBack),
    reopen: useCommand(reopenIncident),
    join: useCommand(joinIncident),
  }
  const agencies = useQuery(listAgencies, {}, { enabled: leads && may(listAgencies.name) })
  const { state } = incident
  const isLive = state === 'open' || state === 'assigned'
  const words = said.trim()
  const own = { incident: incident.id }
  const busy = Object.values(commands).some((command) => command.busy)
  const inCharge = incident.agencyName === session.account.agencyName
  const optional = words ? { said: words } : {}
  const canSolve = isLive && inCharge && may(solveIncident.name)
  const canNote = state !== 'closed' && !(leads && !inCharge)
  const go = async (send: () => Promise<{ state: string }>, needsWords = false, takesFiles = false): Promise<void> => {
    setIsTried(needsWords)
    if ((needsWords && !words) || (takesFiles && (isSending || files.some(lacks)))) return
    if ((await send()).state !== 'accepted') return
    setSaid('')
    setIsTried(false)
    if (!takesFiles) return
    taken(files)
    setFiles([])
  }
  const more = files.length > 0 ? { files: attachOf(files) } : {}
  if (state === 'joined') return null
  return (
    <div className="incident-moves no-print">
      <Input.TextArea
        aria-label={say('moves.said')}
        placeholder={say('moves.said')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={said}
        {...(isTried && !words ? { status: 'error' as const } : {})}
        onChange={(event) => setSaid(event.target.value)}
      />
      {isTried && !words ? <p className="late">{say('wrong.said')}</p> : null}
      {canSolve || canNote ? (
        <FileField
          label={say('moves.files')}
          value={files}
          onChange={setFiles}
          onWay={setIsSending}
          isTried={isTried}
          problem={commands.solve.problem ?? commands.note.problem}
        />
      ) : null}
      {isTried && isSending ? <p className="late">{say('files.wait')}</p> : null}
      {leads && isLive ? (
        <div className="incident-acts">
          <Select
            showSearch
            optionFilterProp="label"
            aria-label={say('moves.agency')}
            placeholder={say('moves.agency')}
            value={agency ?? null}
            onChange={setAgency}
            options={(agencies.data?.items ?? [])
              .filter(({ closed }) => !closed)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button
            type={state === 'open' ? 'primary' : 'default'}
            disabled={!agency}
            loading={busy}
            onClick={() => void go(() => commands.assign.send({ ...own, agency: agency ?? '', ...optional }))}
          >
            {say(state === 'open' ? 'moves.assign' : 'moves.reassign')}
          </Button>
          {state === 'assigned' ? (
            <Button loading={busy} onClick={() => void go(() => commands.unassign.send({ ...own, why: words }), true)}>
              {say('moves.unassign')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <div className="incident-acts">
        {canSolve ? (
          <Button
            type="primary"
            loading={busy}
            onClick={() => void go(() => commands.solve.send({ ...own, result: words, ...more }), true, true)}
          >
            {say('moves.solve')}
          </Button>
        ) : null}
        {leads && state === 'solved' ? (
          <Button
            type="primary"
            loading={busy}
            onClick={() => void go(() => commands.tell.send({ ...own, ...optional }))}
          >
            {say('moves.tell')}
          </Button>
        ) : null}
        {leads && !isLive ? (
          <Button loading={busy} onClick={() => void go(() => commands.reopen.send({ ...own, why: words }), true)}>
            {say('moves.reopen')}
          </Button>
        ) : null}
        {canNote ? (
          <Button
            loading={busy}
            onClick={() => void go(() => commands.note.send({ ...own, said: words, ...more }), true, true)}
          >
            {say('moves.note')}
          </Button>
        ) : null}
      </div>
      {leads && isLive ? (
        <div className="incident-acts">
          <JoinChoice incident={incident} value={into} onChange={setInto} />
          <Button
            disabled={!into}
            loading={busy}
            onClick={() => void go(() => commands.join.send({ ...own, into: into ?? '' }))}
          >
            {say('moves.join')}
          </Button>
        </div>
      ) : null}
      {Object.entries(commands).map(([name, { progress }]) => (
        <CommandNote key={name} progress={progress} />
      ))}
    </div>
  )
}

import { type ReactNode, useState } from 'react'
import { reportIncident } from '#modules/incident/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { useFollowing } from '#platform/web/useFollowing.ts'
import { type FindingKind, findingKinds, incidentKindOf, type MyRun, recordFinding } from '../../contract/index.ts'
import { type MyStop, nameOf } from './stops.ts'

/** Something found at a stop; with one tap it is an incident too, under an id that both know before anything is sent. */
export function FindForm({ run, stop, close }: { run: MyRun; stop: MyStop; close: () => void }): ReactNode {
  const say = useWords('patrol')
  const command = useCommand(recordFinding)
  const follow = useFollowing()
  const [ids] = useState(() => ({ finding: newId(), incident: newId() }))
  const [kind, setKind] = useState<FindingKind | null>(null)
  const [said, setSaid] = useState('')
  const [isTried, setIsTried] = useState(false)

  async function save(becomesIncident: boolean): Promise<void> {
    setIsTried(true)
    if (!kind || !said.trim()) return
    const words = said.trim()
    const sent = command.send(
      { stop: stop.id, kind, said: words, ...(becomesIncident ? { incident: ids.incident } : {}) },
      { id: ids.finding },
    )
    if (becomesIncident)
      follow(
        reportIncident,
        {
          ...{ place: stop.place, kind: incidentKindOf(kind), source: 'patrol' as const, finding: ids.finding },
          spot: nameOf(stop),
          what: say('find.what', { kind: say(`finding.${kind}`), run: run.name, said: words }).slice(0, 500),
        },
        ids.incident,
      )
    const outcome = await savedOr(sent)
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    close()
  }

  return (
    <>
      <Choice<FindingKind>
        label={say('find.kind')}
        value={kind}
        onChange={setKind}
        options={findingKinds.map((value) => ({ value, text: say(`finding.${value}`) }))}
        problem={isTried && !kind ? say('find.kindMissing') : undefined}
      />
      <TextField
        label={say('find.said')}
        hint={say('find.hint')}
        value={said}
        onChange={setSaid}
        max={300}
        rows={3}
        problem={isTried && !said.trim() ? say('find.saidMissing') : fieldProblem(command.problem, 'said')}
      />
      <SendState progress={command.progress} problem={command.problem} shown={(path) => path.endsWith('/said')} />
      <BigButton kind="main" disabled={command.busy} onClick={() => void save(false)}>
        {say('find.save')}
      </BigButton>
      <BigButton disabled={command.busy} onClick={() => void save(true)}>
        {say('find.incident')}
      </BigButton>
      <BigButton kind="plain" onClick={close}>
        {say('leave')}
      </BigButton>
    </>
  )
}

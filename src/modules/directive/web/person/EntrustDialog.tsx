import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem, ProblemPane } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { entrust, entrustOwn, listOwnPeople, listPeople, type Owner } from '../../contract/index.ts'
import { PersonChoice } from './PersonChoice.tsx'

export interface EntrustDialogProps {
  directive: string
  owner: Owner
  /** Whether the issuer names somebody of the agency, or the agency one of its own. */
  leads: boolean
  close: () => void
}

/** Says who of the agency is in charge of a demand, or that nobody is. */
export function EntrustDialog({ directive, owner, leads, close }: EntrustDialogProps): ReactNode {
  const say = useWords('directive')
  const led = useQuery(listPeople, { agency: owner.agency }, { enabled: leads })
  const own = useQuery(listOwnPeople, {}, { enabled: !leads })
  const found = leads ? led : own
  const commands = { led: useCommand(entrust), own: useCommand(entrustOwn) }
  const [person, setPerson] = useState(owner.person ?? undefined)
  const command = leads ? commands.led : commands.own
  const note = fieldProblem(command.problem, 'person')
  const go = async (): Promise<void> => {
    const body = { directive, demand: owner.demand, person: person?.id ?? null }
    const outcome = leads ? await commands.led.send({ ...body, agency: owner.agency }) : await commands.own.send(body)
    if (outcome.state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('person.title', { ord: owner.demand, agency: owner.agencyName })}
      ok={say('person.save')}
      disabled={person?.id === owner.person?.id}
      command={command as typeof commands.own}
      go={go}
      close={close}
    >
      <p className="soft">{say('person.what')}</p>
      {found.error ? (
        <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
      ) : (
        <PersonChoice label={say('person.label')} people={found.data?.items} value={person} onChange={setPerson} />
      )}
      {note ? <p className="late">{note}</p> : null}
    </ConfirmDialog>
  )
}

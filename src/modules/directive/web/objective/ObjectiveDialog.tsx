import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { linkObjective, listObjectives, type Whole } from '../../contract/index.ts'
import { ObjectiveChoice } from './ObjectiveChoice.tsx'

/** Says which objective of the plan a directive serves, or that it serves none. */
export function ObjectiveDialog({ directive, close }: { directive: Whole['directive']; close: () => void }): ReactNode {
  const say = useWords('directive')
  const found = useQuery(listObjectives, {})
  const command = useCommand(linkObjective)
  const [objective, setObjective] = useState(directive.objective?.id)
  const items = found.data?.items ?? []
  const note = fieldProblem(command.problem, 'objective')
  const go = async (): Promise<void> => {
    const outcome = await command.send({ directive: directive.id, ...(objective ? { objective } : {}) })
    if (outcome.state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('objective.title')}
      ok={say('objective.save')}
      disabled={objective === directive.objective?.id}
      command={command}
      go={go}
      close={close}
    >
      {found.error ? (
        <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
      ) : !found.data ? (
        <WaitWords />
      ) : items.length === 0 ? (
        <p>{say('objective.noPlan')}</p>
      ) : (
        <>
          <p className="soft">{say('objective.what', { no: found.data.planNo ?? 0 })}</p>
          <ObjectiveChoice items={items} value={objective} onChange={setObjective} />
        </>
      )}
      {note ? <p className="late">{note}</p> : null}
    </ConfirmDialog>
  )
}

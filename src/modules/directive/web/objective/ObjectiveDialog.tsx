import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { linkObjective, listObjectives, type Whole } from '../../contract/index.ts'
import { ObjectiveChoice } from './ObjectiveChoice.tsx'

/** Says which objective of the plan a directive, or one of its demands, serves, or that it serves none. */
export function ObjectiveDialog({ whole, close }: { whole: Whole; close: () => void }): ReactNode {
  const { directive, demands } = whole
  const say = useWords('directive')
  const found = useQuery(listObjectives, {})
  const command = useCommand(linkObjective)
  /** 0 is the whole paper. */
  const [ord, setOrd] = useState(0)
  const [objective, setObjective] = useState(directive.objective?.id)
  const served = (of: number) =>
    of === 0 ? directive.objective?.id : demands.find((demand) => demand.ord === of)?.objective?.id
  const items = found.data?.items ?? []
  const note = fieldProblem(command.problem, 'objective')
  const go = async (): Promise<void> => {
    const outcome = await command.send({
      directive: directive.id,
      ...(ord > 0 ? { demand: ord } : {}),
      ...(objective ? { objective } : {}),
    })
    if (outcome.state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('objective.title')}
      ok={say('objective.save')}
      disabled={objective === served(ord)}
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
          <Select
            aria-label={say('objective.which')}
            className="directive-objective-choice"
            value={ord}
            onChange={(next: number) => {
              setOrd(next)
              setObjective(served(next))
            }}
            options={[
              { value: 0, label: say('objective.whole') },
              ...demands.map(({ ord: value, text }) => ({ value, label: say('demandOf', { demand: value, text }) })),
            ]}
          />
          <ObjectiveChoice
            items={items}
            value={objective}
            onChange={setObjective}
            {...(ord > 0 ? { none: say('objective.asWhole') } : {})}
          />
        </>
      )}
      {note ? <p className="late">{note}</p> : null}
    </ConfirmDialog>
  )
}

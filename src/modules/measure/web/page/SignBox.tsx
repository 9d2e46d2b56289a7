import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { approve, overStates, type WholeMeasure } from '../../contract/index.ts'
import type { RuleWords } from './parts.tsx'

/** The signature: the button says what it does, to how many, until when; or the box says why it is not mine to give. */
export function SignBox({ whole, words }: { whole: WholeMeasure; words: RuleWords }): ReactNode {
  const say = useWords('measure')
  const format = useFormat()
  const { may } = useSession()
  const command = useCommand(approve)
  const [asks, setAsks] = useState(false)
  const { measure, order, cannotSign } = whole
  if (measure.state !== 'evidenced' && measure.state !== 'seconded') return null
  const live = order.filter(({ state }) => !overStates.some((one) => one === state))
  if (cannotSign || !may(approve.name)) {
    const why = cannotSign ?? 'not_role'
    return (
      <div className="measure-sign is-not">
        <p>{say(`cannotSign.${why}`)}</p>
        {measure.bulk ? <p>{say('bulkNeeds')}</p> : null}
      </div>
    )
  }
  const what = {
    count: live.length,
    kind: words.kind(measure.kind),
    until: format.moment(measure.expiresAt),
    agency: measure.proposedBy,
  }
  const contents = live.map(({ id, content }) => ({ measure: id, content }))
  const go = async (): Promise<void> => {
    if ((await command.send({ order: measure.order, contents })).state === 'accepted') setAsks(false)
  }
  return (
    <div className="measure-sign">
      <p>{say('sign.what', what)}</p>
      {measure.bulk ? <p>{say('bulkNeeds')}</p> : null}
      <div>
        <Button type="primary" onClick={() => setAsks(true)}>
          {say('sign.go', what)}
        </Button>
      </div>
      {asks ? (
        <ConfirmDialog
          title={say('sign.title')}
          ok={say('sign.go', what)}
          command={command}
          go={go}
          close={() => setAsks(false)}
        >
          <p>{say('sign.sure', what)}</p>
        </ConfirmDialog>
      ) : null}
    </div>
  )
}

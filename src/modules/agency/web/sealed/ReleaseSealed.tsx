import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { releaseSealed, type SealedCommand, type SealedPhone } from '../../contract/index.ts'
import { useKind } from './useSealedColumns.tsx'

/** What a dialog about sealed commands is given. */
export interface SealedDialogProps {
  phone: SealedPhone
  commands: readonly SealedCommand[]
  close: () => void
}

/** Releases commands: says what that means, and then of each what became of it. */
export function ReleaseSealed({ phone, commands, close }: SealedDialogProps): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const command = useCommand(releaseSealed)
  const [results, setResults] = useState<ResultOf<typeof releaseSealed>['results']>()
  const go = async (): Promise<void> => {
    const outcome = await command.send({ commands: commands.map(({ id }) => id) })
    if (outcome.state === 'accepted') setResults(outcome.result.results)
  }
  if (results) return <Results commands={commands} results={results} close={close} />
  const values = { name: phone.displayName, count: format.number(commands.length) }
  return (
    <ConfirmDialog
      title={say('sealed.releaseTitle', values)}
      ok={say('sealed.release')}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('sealed.releaseHint', values)}</p>
    </ConfirmDialog>
  )
}

function Results({
  commands,
  results,
  close,
}: {
  commands: readonly SealedCommand[]
  results: ResultOf<typeof releaseSealed>['results']
  close: () => void
}): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const kindOf = useKind()
  const left = results.filter(({ applied }) => !applied)
  return (
    <Modal
      open
      title={say('sealed.released', { count: format.number(results.length - left.length) })}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          {say('action.close')}
        </Button>
      }
    >
      {left.length > 0 ? (
        <>
          <p className="risk">{say('sealed.left', { count: format.number(left.length) })}</p>
          <ul className="sealed-left">
            {left.map(({ id, why }) => {
              const one = commands.find((each) => each.id === id)
              const at = one?.occurredAt ? format.moment(one.occurredAt) : ''
              return (
                <li key={id}>
                  <strong>{one ? kindOf(one.name) : ''}</strong> <span className="soft">{at}</span>
                  <div>{why}</div>
                </li>
              )
            })}
          </ul>
        </>
      ) : (
        <p>{say('sealed.releasedAll')}</p>
      )}
    </Modal>
  )
}

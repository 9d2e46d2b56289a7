import { Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Account, editAccount } from '../../contract/index.ts'
import { AgencySelect } from '../AgencySelect.tsx'
import { note } from '../note.ts'

/** Name and agency; only what was changed is sent. */
export function EditAccount({ account, close }: { account: Account; close: () => void }): ReactNode {
  const say = useWords('agency')
  const { session, refresh } = useSession()
  const command = useCommand(editAccount)
  const [displayName, setDisplayName] = useState(account.displayName)
  const [agency, setAgency] = useState<string | undefined>(account.agency)
  const name = displayName.trim()
  const [personNumber, setPersonNumber] = useState('')
  const number = personNumber.trim()
  const isChanged = name !== account.displayName || agency !== account.agency || number !== ''
  const nameNote = name ? fieldProblem(command.problem, 'displayName') : say('account.nameMissing')
  const go = async (): Promise<void> => {
    if (!name) return
    if (!isChanged) return close()
    const outcome = await command.send({
      id: account.id,
      version: account.version,
      ...(name === account.displayName ? {} : { displayName: name }),
      ...(agency && agency !== account.agency ? { agency } : {}),
      ...(number ? { personNumber: number } : {}),
    })
    if (outcome.state !== 'accepted') return
    close()
    if (account.id === session.account.id) await refresh()
  }
  return (
    <Modal
      open
      width={480}
      title={say('account.editTitle', { username: account.username })}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy, disabled: !name }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="agency-form">
        <Field label={say('account.name')} {...note(nameNote)}>
          <Input value={displayName} maxLength={50} onChange={(event) => setDisplayName(event.target.value)} />
        </Field>
        <Field label={say('account.agency')} extra={say('account.agencyHint')}>
          <AgencySelect value={agency} onChange={setAgency} placeholder={say('account.chooseAgency')} />
        </Field>
        {account.personKnown || account.id === session.account.id ? null : (
          <Field
            label={say('account.personNumber')}
            extra={say('account.personNumberHint')}
            {...note(fieldProblem(command.problem, 'personNumber'))}
          >
            <Input
              value={personNumber}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => setPersonNumber(event.target.value)}
            />
          </Field>
        )}
      </Form>
      <CommandNote progress={command.progress} shownFields={['displayName', 'personNumber']} />
    </Modal>
  )
}

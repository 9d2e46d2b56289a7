import { Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { createAccount, Username } from '../../contract/index.ts'
import { AgencySelect } from '../AgencySelect.tsx'
import { note } from '../note.ts'
import { PasswordSlip } from './PasswordSlip.tsx'

// The contract's own rule; its type does not carry the pattern.
const pattern = new RegExp(String(Reflect.get(Username, 'pattern')))

/** A new person of an agency. The password is made by the server and shown once. */
export function NewAccount({ agency: first, close }: { agency: string | undefined; close: () => void }): ReactNode {
  const say = useWords('agency')
  const navigate = useNavigate()
  const command = useCommand(createAccount)
  const [id] = useState(newId)
  const [displayName, setDisplayName] = useState('')
  const [username, setUsername] = useState('')
  const [agency, setAgency] = useState(first)
  const [personNumber, setPersonNumber] = useState('')
  const [isTried, setIsTried] = useState(false)
  // `undefined` before, and null where the answer with the password never came back.
  const [password, setPassword] = useState<string | null>()

  const isTaken = command.problem?.code === 'agency.username_taken'
  const nameNote =
    isTried && !displayName.trim() ? say('account.nameMissing') : fieldProblem(command.problem, 'displayName')
  const usernameNote =
    isTried && !pattern.test(username)
      ? say('account.usernameRule')
      : isTaken
        ? command.problem?.title
        : fieldProblem(command.problem, 'username')
  const agencyNote = isTried && !agency ? say('account.agencyMissing') : undefined

  const number = personNumber.trim()
  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!displayName.trim() || !pattern.test(username) || !agency) return
    const outcome = await command.send({
      id,
      username,
      displayName: displayName.trim(),
      agency,
      ...(number ? { personNumber: number } : {}),
    })
    if (outcome.state === 'accepted') setPassword(outcome.result.password ?? null)
  }

  if (password !== undefined) {
    return (
      <PasswordSlip
        isNew
        account={{ id, displayName, username }}
        password={password}
        close={() => {
          close()
          void navigate(`/accounts/${id}?give=yes`)
        }}
      />
    )
  }
  return (
    <Modal
      open
      width={480}
      title={say('accounts.new')}
      okText={say('accounts.make')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="agency-form">
        <Field label={say('account.name')} {...note(nameNote)}>
          <Input
            autoFocus
            value={displayName}
            maxLength={50}
            onChange={(event) => setDisplayName(event.target.value)}
            onPressEnter={() => void go()}
          />
        </Field>
        <Field
          label={say('account.username')}
          extra={usernameNote ? undefined : say('account.usernameHint')}
          {...note(usernameNote)}
        >
          <Input
            value={username}
            maxLength={40}
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => {
              setUsername(event.target.value.toLowerCase().trim())
              if (isTaken) command.reset()
            }}
            onPressEnter={() => void go()}
          />
        </Field>
        <Field label={say('account.agency')} {...note(agencyNote)}>
          <AgencySelect value={agency} onChange={setAgency} placeholder={say('account.chooseAgency')} />
        </Field>
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
      </Form>
      <p className="soft">{say('accounts.passwordComes')}</p>
      {isTaken ? null : (
        <CommandNote progress={command.progress} shownFields={['displayName', 'username', 'personNumber']} />
      )}
    </Modal>
  )
}

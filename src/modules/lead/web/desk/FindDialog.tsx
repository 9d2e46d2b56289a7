import { Form, Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { find, findBys } from '../../contract/index.ts'

type Found = NonNullable<ResultOf<typeof find>['items']>

/** Exact search: the whole name, number, phone or code. Each search is in the journal. */
export function FindDialog({ open, close }: { open: (lead: string) => void; close: () => void }): ReactNode {
  const say = useWords('lead')
  const platform = useWords()
  const command = useCommand(find)
  const [by, setBy] = useState<(typeof findBys)[number]>('name')
  const [value, setValue] = useState('')
  const [found, setFound] = useState<Found>()
  const search = async (): Promise<void> => {
    if (value.trim() === '') return
    const outcome = await command.send({ by, value: value.trim() })
    if (outcome.state === 'accepted') setFound(outcome.result.items ?? [])
  }
  return (
    <Modal
      open
      title={say('find.title')}
      okText={platform('action.search')}
      cancelText={platform('action.close')}
      okButtonProps={{ loading: command.busy, disabled: value.trim() === '' }}
      onOk={() => void search()}
      onCancel={close}
    >
      <p className="soft">{say('find.exact')}</p>
      <Form layout="vertical" onFinish={() => void search()}>
        <Field label={say('find.by')}>
          <Radio.Group
            value={by}
            onChange={(event) => setBy(event.target.value as (typeof findBys)[number])}
            options={findBys.map((one) => ({ value: one, label: say(`find.${one}`) }))}
          />
        </Field>
        <Field label={say(`find.${by}`)} {...(by === 'code' ? { extra: say('find.codeHint') } : {})}>
          <Input value={value} maxLength={60} autoComplete="off" onChange={(event) => setValue(event.target.value)} />
        </Field>
      </Form>
      <CommandNote progress={command.progress} />
      {found?.length === 0 ? <p role="status">{say('find.none')}</p> : null}
      {found?.map((row) => (
        <p key={row.id}>
          <button type="button" className="link-button" onClick={() => open(row.id)}>
            {say('rowOf', { list: row.listNo, row: row.row })}
          </button>{' '}
          {row.listTitle} · {row.outcome ? say(`outcome.${row.outcome}`) : say(`state.${row.state}`)}
        </p>
      ))}
    </Modal>
  )
}

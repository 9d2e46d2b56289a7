import { Form, Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { ResultOf } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { find } from '../../contract/index.ts'

type Found = NonNullable<ResultOf<typeof find>['items']>
const bys = ['name', 'number', 'phone'] as const

/** Exact search: the whole name, number or phone. Each search is in the journal. */
export function FindDialog({ close }: { close: () => void }): ReactNode {
  const say = useWords('monitoring')
  const command = useCommand(find)
  const [by, setBy] = useState<(typeof bys)[number]>('name')
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
      okText={say('find.search')}
      cancelText={say('action.close')}
      okButtonProps={{ loading: command.busy, disabled: value.trim() === '' }}
      onOk={() => void search()}
      onCancel={close}
    >
      <p className="soft">{say('find.exact')}</p>
      <Form layout="vertical" onFinish={() => void search()}>
        <Field label={say('find.by')}>
          <Radio.Group
            value={by}
            onChange={(event) => setBy(event.target.value as (typeof bys)[number])}
            options={bys.map((one) => ({ value: one, label: say(`find.${one}`) }))}
          />
        </Field>
        <Field label={say(`find.${by}`)}>
          <Input value={value} maxLength={50} autoComplete="off" onChange={(event) => setValue(event.target.value)} />
        </Field>
      </Form>
      <CommandNote progress={command.progress} />
      {found?.length === 0 ? <p>{say('find.none')}</p> : null}
      {found?.map((row) => (
        <p key={row.id}>
          <Link to={`/monitoring/person/${row.id}`}>{row.code}</Link> {say(`kind.${row.kind}`)} · {row.address}
          {row.birthYear ? ` · ${say('bornIn', { year: row.birthYear })}` : ''}
        </p>
      ))}
    </Modal>
  )
}

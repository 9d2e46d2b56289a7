import { DatePicker, Form, Modal, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { addExposure, chain, settings } from '../../contract/index.ts'

const ways = ['source', 'target'] as const

/** Ties two people who are both known: a contact of two cases, or a contact of a contact. By codes, never by names. */
export function LinkDialog({ person, close }: { person: string; close: () => void }): ReactNode {
  const say = useWords('monitoring')
  const command = useCommand(addExposure)
  const known = useQuery(chain, {})
  const [way, setWay] = useState<(typeof ways)[number]>('source')
  const [other, setOther] = useState<string>()
  const [setting, setSetting] = useState<(typeof settings)[number]>('household')
  const [days, setDays] = useState<readonly [string, string]>()
  const [isTried, setIsTried] = useState(false)
  const save = async (): Promise<void> => {
    setIsTried(true)
    if (!other) return
    const [source, target] = way === 'source' ? [other, person] : [person, other]
    const [firstOn, lastOn] = days ?? []
    const outcome = await command.send({
      ...{ source, target, setting },
      ...(firstOn ? { firstOn } : {}),
      ...(lastOn ? { lastOn } : {}),
    })
    if (outcome.state === 'accepted') close()
  }
  return (
    <Modal
      open
      title={say('exposure.link')}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      <Form layout="vertical" onFinish={() => void save()}>
        <Field label={say('exposure.way')}>
          <Radio.Group
            value={way}
            onChange={(event) => setWay(event.target.value as (typeof ways)[number])}
            options={ways.map((value) => ({ value, label: say(`exposure.wayOf.${value}`) }))}
          />
        </Field>
        <Field
          label={say('exposure.other')}
          {...(isTried && !other ? { validateStatus: 'error' as const, help: say('exposure.otherMissing') } : {})}
        >
          <Select
            showSearch
            optionFilterProp="label"
            loading={known.isPending}
            value={other ?? null}
            onChange={setOther}
            options={(known.data?.cases ?? [])
              .filter(({ id }) => id !== person)
              .map(({ id, code, kind }) => ({ value: id, label: `${code} ${say(`kind.${kind}`)}` }))}
          />
        </Field>
        <Field label={say('exposure.setting')}>
          <Select
            value={setting}
            onChange={setSetting}
            options={settings.map((value) => ({ value, label: say(`setting.${value}`) }))}
          />
        </Field>
        <Form.Item label={say('exposure.days')}>
          <DatePicker.RangePicker
            maxDate={dayjs(today())}
            aria-label={say('exposure.days')}
            onChange={(_, [from, to]) => setDays(from && to ? [from, to] : undefined)}
          />
        </Form.Item>
      </Form>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}

import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { listAgencies } from '#modules/agency/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Channel, type ChannelKind, channelKinds, setChannel, type Topic, topics } from '../../contract/index.ts'

/** Sets a channel up or changes it. Address and secret are never shown again: left empty they stay. */
export function ChannelDialog({ channel, close }: { channel: Channel | undefined; close: () => void }): ReactNode {
  const say = useWords('notice')
  const command = useCommand(setChannel)
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? 'wecom')
  const [name, setName] = useState(channel?.name ?? '')
  const [url, setUrl] = useState('')
  const [secret, setSecret] = useState('')
  const [agency, setAgency] = useState<string | undefined>(channel?.agency ?? undefined)
  const [chosen, setChosen] = useState<Topic[]>([...(channel?.topics ?? [])])
  const [urgentOnly, setUrgentOnly] = useState(channel?.urgentOnly ?? true)
  const [inner, setInner] = useState(channel?.inner ?? false)
  const [contact, setContact] = useState(channel?.contact ?? '')
  const [hosts, setHosts] = useState((channel?.hosts ?? []).join('\n'))
  const [isTried, setIsTried] = useState(false)
  const isRobot = kind === 'wecom' || kind === 'dingtalk'
  const isPush = kind === 'push'
  const note = (isMissing: boolean, field: string) => {
    const text = isTried && isMissing ? say('channel.missing') : fieldProblem(command.problem, field)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!name.trim() || (isPush ? !contact.trim() : !channel && !url.trim())) return
    const named = hosts.split(/\s+/).filter(Boolean)
    const outcome = await command.send({
      ...(channel ? { channel: channel.id, version: channel.version } : {}),
      ...{ kind, name: name.trim(), topics: isRobot ? chosen : [], urgentOnly: isRobot && urgentOnly, inner },
      ...(isRobot && agency ? { agency } : {}),
      ...(isPush
        ? { contact: contact.trim(), ...(named.length > 0 ? { hosts: named } : {}) }
        : { ...(url.trim() ? { url: url.trim() } : {}), ...(secret ? { secret } : {}) }),
    })
    if (outcome.state === 'accepted') close()
  }
  return (
    <Modal
      open
      width={600}
      title={say(channel ? 'channel.editTitle' : 'channels.add')}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical">
        <div className="notice-pair">
          <Field label={say('channel.kind')}>
            <Select<ChannelKind>
              value={kind}
              disabled={channel !== undefined}
              onChange={setKind}
              options={channelKinds.map((value) => ({ value, label: say(`channelKind.${value}`) }))}
            />
          </Field>
          <Field label={say('channel.name')} {...note(!name.trim(), 'name')}>
            <Input maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
          </Field>
        </div>
        {isPush ? (
          <>
            <Field
              label={say('channel.contact')}
              extra={say('channel.contactHint')}
              {...note(!contact.trim(), 'contact')}
            >
              <Input type="email" maxLength={255} value={contact} onChange={({ target }) => setContact(target.value)} />
            </Field>
            <Field label={say('channel.hosts')} extra={say('channel.hostsHint')} {...note(false, 'hosts')}>
              <Input.TextArea
                autoSize={{ minRows: 2, maxRows: 8 }}
                value={hosts}
                onChange={({ target }) => setHosts(target.value)}
              />
            </Field>
          </>
        ) : (
          <>
            <Field
              label={say('channel.url')}
              extra={say(`channel.urlHint_${kind}`)}
              {...note(!channel && !url.trim(), 'url')}
            >
              <Input
                maxLength={500}
                autoComplete="off"
                placeholder={channel ? say('channel.unchanged', { host: channel.host }) : 'https://'}
                value={url}
                onChange={({ target }) => setUrl(target.value)}
              />
            </Field>
            {kind === 'wecom' ? null : (
              <Field label={say('channel.secret')} extra={say(`channel.secretHint_${kind}`)} {...note(false, 'secret')}>
                <Input.Password
                  maxLength={200}
                  autoComplete="new-password"
                  placeholder={channel?.hasSecret ? say('channel.secretKept') : ''}
                  value={secret}
                  onChange={({ target }) => setSecret(target.value)}
                />
              </Field>
            )}
            <Form.Item>
              <Checkbox checked={inner} onChange={({ target }) => setInner(target.checked)}>
                {say('channel.inner')}
              </Checkbox>
            </Form.Item>
          </>
        )}
        {isRobot ? (
          <RobotFor agency={agency} setAgency={setAgency} chosen={chosen} setChosen={setChosen}>
            <Checkbox checked={urgentOnly} onChange={({ target }) => setUrgentOnly(target.checked)}>
              {say('channel.urgentOnly')}
            </Checkbox>
          </RobotFor>
        ) : null}
        <p className="soft">{say('channel.contentFree')}</p>
      </Form>
      <CommandNote progress={command.progress} shownFields={['url', 'name', 'contact', 'hosts']} />
    </Modal>
  )
}

interface RobotForProps {
  agency: string | undefined
  setAgency: (agency: string | undefined) => void
  chosen: Topic[]
  setChosen: (topics: Topic[]) => void
  children: ReactNode
}

/** Whose people, and which fields of work, a robot tells its group of. */
function RobotFor({ agency, setAgency, chosen, setChosen, children }: RobotForProps): ReactNode {
  const say = useWords('notice')
  const agencies = useQuery(listAgencies, {})
  return (
    <>
      <Field label={say('channel.agency')}>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={say('channel.wholeCounty')}
          value={agency ?? null}
          onChange={(next) => setAgency(next ?? undefined)}
          options={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Form.Item label={say('channel.topics')}>
        <Checkbox.Group
          className="notice-checks"
          value={chosen}
          onChange={(next) => setChosen(next as Topic[])}
          options={topics.map((value) => ({ value, label: say(`topic.${value}`) }))}
        />
      </Form.Item>
      <Form.Item>{children}</Form.Item>
    </>
  )
}

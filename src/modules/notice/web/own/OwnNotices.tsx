import { Button, Checkbox, Input, Select, Switch } from 'antd'
import { type ReactNode, useId } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { ownWays, topics, unsubscribe, wants } from '../../contract/index.ts'
import { type SettingsForm, timesWith, useOwnSettings } from './useOwnSettings.ts'
import '../notice.css'

/** How I hear of things: quiet hours, the ways by topic, my number, the browsers that are woken up. */
export function OwnNotices(): ReactNode {
  const say = useWords('notice')
  const form = useOwnSettings()
  return (
    <Panel title={say('own.title')}>
      {form.error && !form.data ? <ProblemPane problem={form.error.body} retry={form.again} /> : null}
      {form.data ? <Shown form={form} /> : form.error ? null : <WaitWords />}
    </Panel>
  )
}

function Shown({ form }: { form: SettingsForm }): ReactNode {
  const say = useWords('notice')
  const { data, command } = form
  const hasPush = (data?.browsers.length ?? 0) > 0
  return (
    <form
      className="notice-own"
      onSubmit={(event) => {
        event.preventDefault()
        void form.keep()
      }}
    >
      <Hours form={form} />
      <p className="soft">{say('own.urgentAlways')}</p>
      {data?.sms ? <Phone form={form} /> : null}
      {hasPush || data?.sms ? <Ways form={form} /> : <p className="soft">{say('own.inAppOnly')}</p>}
      <Browsers form={form} />
      <CommandNote progress={command.progress} shownFields={['phone', 'to']} />
      <div className="notice-hours">
        <Button type="primary" htmlType="submit" disabled={!form.isChanged} loading={command.busy}>
          {say('action.save')}
        </Button>
        {form.isKept ? (
          <span className="done" role="status">
            {say('own.kept')}
          </span>
        ) : null}
      </div>
    </form>
  )
}

function Hours({ form: { quiet, setQuiet, command } }: { form: SettingsForm }): ReactNode {
  const say = useWords('notice')
  const id = useId()
  const problem = fieldProblem(command.problem, 'quiet/to')
  const time = (which: 'from' | 'to') => (
    <Select<number>
      aria-label={say(`own.${which}`)}
      className="notice-time"
      value={quiet[which]}
      disabled={!quiet.on}
      {...(problem ? { status: 'error' as const } : {})}
      onChange={(minute) => setQuiet({ ...quiet, [which]: minute })}
      options={timesWith(quiet[which]).map(({ value, text }) => ({ value, label: text }))}
    />
  )
  return (
    <div className="notice-hours">
      <Switch id={id} checked={quiet.on} onChange={(on) => setQuiet({ ...quiet, on })} />
      <label htmlFor={id}>{say('own.quiet')}</label>
      {time('from')}
      <span>–</span>
      {time('to')}
      {problem ? (
        <p className="late" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

function Phone({ form }: { form: SettingsForm }): ReactNode {
  const say = useWords('notice')
  const id = useId()
  const { data, phone } = form
  const problem = fieldProblem(form.command.problem, 'phone')
  return (
    <div>
      <label htmlFor={id}>{say('own.phone')}</label>
      {phone === undefined && data?.phone ? (
        <div className="notice-hours">
          <span>{say('own.phoneKept', { number: data.phone })}</span>
          <button type="button" className="link-button" onClick={() => form.setPhone('')}>
            {say('own.phoneChange')}
          </button>
        </div>
      ) : (
        <Input
          id={id}
          inputMode="tel"
          autoComplete="off"
          maxLength={16}
          value={phone ?? ''}
          {...(problem ? { status: 'error' as const } : {})}
          onChange={({ target }) => form.setPhone(target.value.replace(/[\s-]/g, ''))}
        />
      )}
      {problem ? <p className="late">{problem}</p> : <p className="soft">{say('own.phoneHint')}</p>}
    </div>
  )
}

function Ways({ form }: { form: SettingsForm }): ReactNode {
  const say = useWords('notice')
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('own.notUrgent')}</th>
          {ownWays.map((way) => (
            <th key={way} scope="col">
              {say(`way.${way}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr key={topic}>
            <th scope="row">{say(`topic.${topic}`)}</th>
            {ownWays.map((way) => (
              <td key={way}>
                <Checkbox
                  aria-label={`${say(`topic.${topic}`)} ${say(`way.${way}`)}`}
                  checked={wants(form.topics, topic, way)}
                  onChange={({ target }) => form.setWay(topic, way, target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Browsers({ form: { data } }: { form: SettingsForm }): ReactNode {
  const say = useWords('notice')
  const format = useFormat()
  const command = useCommand(unsubscribe)
  if (!data || data.browsers.length === 0)
    return <p className="soft">{say(data?.pushKey ? 'own.pushOnPhone' : 'own.pushOff')}</p>
  return (
    <ul aria-label={say('own.browsers')}>
      {data.browsers.map((browser) => (
        <li key={browser.id} className="notice-hours">
          <span>
            {browser.device ?? browser.host} <span className="soft">{format.moment(browser.madeAt)}</span>
          </span>
          <button
            type="button"
            className="link-button"
            disabled={command.busy}
            onClick={() => void command.send({ subscription: browser.id })}
          >
            {say('own.browserOff')}
          </button>
        </li>
      ))}
    </ul>
  )
}

import { type ReactNode, useId } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { FieldProblem } from '#platform/web/field/choice.tsx'
import { Notice as Note } from '#platform/web/field/notice.tsx'
import { ReadFailed } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem, WaitWords } from '#platform/web/problem.tsx'
import { type OwnWay, topics, wants } from '../../contract/index.ts'
import { type SettingsForm, timesWith, useOwnSettings } from '../own/useOwnSettings.ts'
import { PushCard } from './PushCard.tsx'
import './notice-field.css'

/** How I hear of things on this phone: being woken up, quiet hours, my number, the ways by topic. */
export default function OwnPage(): ReactNode {
  const say = useWords('notice')
  const form = useOwnSettings()
  return (
    <Screen title={say('own.title')} back="/me">
      {form.data ? (
        <Shown form={form} />
      ) : form.error ? (
        <ReadFailed problem={form.error} retry={form.again} />
      ) : (
        <WaitWords />
      )}
    </Screen>
  )
}

function Shown({ form }: { form: SettingsForm }): ReactNode {
  const say = useWords('notice')
  const { data, command } = form
  return (
    <>
      <PushCard pushKey={data?.pushKey ?? null} browsers={data?.browsers ?? []} />
      <section className="f-card">
        <Hours form={form} />
        <p className="f-quiet f-small">{say('own.urgentAlways')}</p>
      </section>
      {data?.sms ? <Phone form={form} /> : null}
      {data?.pushKey ? <Ways form={form} way="push" /> : null}
      {data?.sms ? <Ways form={form} way="sms" /> : null}
      <SendState progress={command.progress} problem={command.problem} />
      {form.isKept ? <Note kind="done">{say('own.kept')}</Note> : null}
      <BigButton kind="main" disabled={!form.isChanged || command.busy} onClick={() => void form.keep()}>
        {say('action.save')}
      </BigButton>
    </>
  )
}

function Hours({ form: { quiet, setQuiet, command } }: { form: SettingsForm }): ReactNode {
  const say = useWords('notice')
  const time = (which: 'from' | 'to') => (
    <select
      className="f-native"
      aria-label={say(`own.${which}`)}
      disabled={!quiet.on}
      value={quiet[which]}
      onChange={({ target }) => setQuiet({ ...quiet, [which]: Number(target.value) })}
    >
      {timesWith(quiet[which]).map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
  return (
    <>
      <Switch text={say('own.quiet')} isOn={quiet.on} change={(on) => setQuiet({ ...quiet, on })} />
      <div className="f-hours">
        {time('from')}
        <span>–</span>
        {time('to')}
      </div>
      <FieldProblem id="quiet-problem" text={fieldProblem(command.problem, 'quiet/to')} />
    </>
  )
}

function Phone({ form }: { form: SettingsForm }): ReactNode {
  const say = useWords('notice')
  const { data, phone } = form
  return (
    <section className="f-card">
      {phone === undefined && data?.phone ? (
        <>
          <p>{say('own.phoneKept', { number: data.phone })}</p>
          <BigButton onClick={() => form.setPhone('')}>{say('own.phoneChange')}</BigButton>
        </>
      ) : (
        <TextField
          label={say('own.phone')}
          hint={say('own.phoneHint')}
          keyboard="tel"
          max={16}
          value={phone ?? ''}
          onChange={(text) => form.setPhone(text.replace(/[\s-]/g, ''))}
          problem={fieldProblem(form.command.problem, 'phone')}
        />
      )}
    </section>
  )
}

function Ways({ form, way }: { form: SettingsForm; way: OwnWay }): ReactNode {
  const say = useWords('notice')
  return (
    <section className="f-card">
      <h2>{say('own.notUrgentBy', { way: say(`way.${way}`) })}</h2>
      {topics.map((topic) => (
        <Switch
          key={topic}
          text={say(`topic.${topic}`)}
          isOn={wants(form.topics, topic, way)}
          change={(isOn) => form.setWay(topic, way, isOn)}
        />
      ))}
    </section>
  )
}

function Switch({ text, isOn, change }: { text: string; isOn: boolean; change: (isOn: boolean) => void }): ReactNode {
  const id = useId()
  return (
    <div className="f-switch">
      <input id={id} type="checkbox" checked={isOn} onChange={({ target }) => change(target.checked)} />
      <label htmlFor={id}>{text}</label>
    </div>
  )
}

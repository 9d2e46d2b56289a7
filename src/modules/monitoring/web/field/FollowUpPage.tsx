import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { useParams } from 'react-router'
import { countyNow } from '#platform/web/clock.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { showSaved, showWaiting } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { onPending, outboxEntries } from '#platform/web/outbox.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Asked, type FollowUpDue, myFollowUps, recordFollowUp, slotAt, ways } from '../../contract/index.ts'
import { timesOf } from './times.ts'

/** How long the screen waits for the server's word, in ms; then the phone keeps it and goes on. */
const patience = 1500
const usual = ['36.3', '36.5', '36.7', '36.9'] as const

/** One follow-up: a temperature, symptoms if there are any, and saved. */
export default function FollowUpPage(): ReactNode {
  const { id = '' } = useParams()
  const say = useWords('monitoring')
  const query = useQuery(myFollowUps, {})
  const one = query.data?.items.find(({ schedule }) => schedule === id)
  if (query.data && one) return <Form key={id} one={one} asked={query.data.asked} />
  return (
    <Screen title={say('title')} back="/care">
      <Read query={query}>{() => <Notice kind="plain">{say('over')}</Notice>}</Read>
    </Screen>
  )
}

function Form({ one, asked }: { one: FollowUpDue; asked: Asked }): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const language = useLanguage()
  const back = useBack('/care')
  const { offered } = timesOf(one, useSyncExternalStore(onPending, outboxEntries), countyNow())
  const [at, setAt] = useState<string | null>(null)
  const [how, setHow] = useState<(typeof ways)[number]>('visit')
  const [degrees, setDegrees] = useState('')
  const [symptoms, setSymptoms] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const command = useCommand(recordFollowUp)
  const index = Number(at ?? offered[0])
  const tenths = Math.round(Number(degrees.replace('。', '.')) * 10)
  const isValid = degrees !== '' && tenths >= 300 && tenths <= 450

  async function save(reached: boolean): Promise<void> {
    setAsking(reached)
    if (reached && !isValid) return
    const { day, slot } = slotAt(one, index)
    const found = reached ? { temperature: tenths, symptoms: [...symptoms] } : {}
    const sent = command.send({ schedule: one.schedule, day, slot, how, reached, ...found })
    const first = await Promise.race([sent, new Promise<null>((resolve) => setTimeout(resolve, patience, null))])
    if (first && first.state !== 'accepted') return
    if (first) showSaved()
    else showWaiting()
    back()
  }

  if (offered.length === 0)
    return (
      <Screen title={one.name ?? say('title')} sub={one.address} back="/care" persons>
        <Notice kind="plain">{say('nothingNow')}</Notice>
      </Screen>
    )
  return (
    <Screen
      title={one.name ?? say('title')}
      sub={one.address}
      back="/care"
      persons
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton kind="main" disabled={command.busy} onClick={() => void save(true)}>
            {say('save')}
          </BigButton>
          <BigButton kind="plain" disabled={command.busy} onClick={() => void save(false)}>
            {say('notReached')}
          </BigButton>
        </>
      }
    >
      {offered.length > 1 ? (
        <Choice
          label={say('time')}
          value={String(index)}
          onChange={setAt}
          options={offered.map((value) => ({ value: String(value), text: timeWords(value) }))}
        />
      ) : (
        <p className="f-quiet">{timeWords(index)}</p>
      )}
      <Choice
        label={say('temperature')}
        columns={4}
        value={usual.find((value) => value === degrees) ?? null}
        onChange={setDegrees}
        options={usual.map((value) => ({ value, text: value }))}
      />
      <TextField
        label={say('otherTemperature')}
        value={degrees}
        onChange={setDegrees}
        max={5}
        keyboard="text"
        problem={asking && !isValid ? say('temperatureMissing') : undefined}
      />
      <fieldset className="f-field">
        <legend className="f-label">{say('symptoms')}</legend>
        <div className="f-choices" style={{ ['--f-columns' as string]: 2 }}>
          {asked.symptoms.map(({ code, text }) => (
            <label key={code} className="f-choice">
              <input
                type="checkbox"
                checked={symptoms.includes(code)}
                onChange={(event) =>
                  setSymptoms(event.target.checked ? [...symptoms, code] : symptoms.filter((other) => other !== code))
                }
              />
              <span>{text[language]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Choice
        label={say('how')}
        columns={3}
        value={how}
        onChange={setHow}
        options={ways.map((value) => ({ value, text: say(`way.${value}`) }))}
      />
    </Screen>
  )

  function timeWords(value: number): string {
    const { day, slot } = slotAt(one, value)
    return say('timeOf', { day: format.shortDay(day), slot })
  }
}

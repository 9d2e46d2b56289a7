import { type ReactNode, useState } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { readNumber } from '#platform/web/number.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { askSupply, type MySupply, type Urgency, urgencies } from '../../contract/index.ts'
import { Amount, isAmount } from './Amount.tsx'
import { ItemChoice } from './ItemChoice.tsx'
import { useRefusedEntry } from './useRefusedEntry.ts'
import { WithSupply } from './WithSupply.tsx'

const hours: Readonly<Record<Urgency, number>> = { now: 4, today: 12, normal: 48 }

/** Asks for supplies on the spot: what, how many, how soon. Three taps and the button; it waits where there is no signal. */
export default function AskPage(): ReactNode {
  const say = useWords('supply')
  return (
    <WithSupply title={say('ask')} back="/supplies">
      {(data) => <Form data={data} />}
    </WithSupply>
  )
}

function Form({ data }: { data: MySupply }): ReactNode {
  const say = useWords('supply')
  const back = useBack('/supplies')
  const command = useCommand(askSupply)
  const wrong = useRefusedEntry(askSupply)
  const [point, setPoint] = useState<string | null>(
    wrong.body?.point ?? (data.points.length === 1 ? (data.points[0]?.id ?? null) : null),
  )
  const [item, setItem] = useState<string | null>(wrong.body?.item ?? null)
  const [quantity, setQuantity] = useState(String(wrong.body?.quantity ?? ''))
  const [urgency, setUrgency] = useState<Urgency>(wrong.body?.urgency ?? 'today')
  const [why, setWhy] = useState(wrong.body?.why ?? '')
  const [isTried, setIsTried] = useState(false)
  const isNone = !isAmount(quantity)
  const at = (missing: boolean, words: string, path: string) =>
    isTried && missing ? say(words) : fieldProblem(command.problem, path)

  async function save(): Promise<void> {
    setIsTried(true)
    if (!point || !item || isNone) return
    const dueAt = new Date(countyNow().getTime() + hours[urgency] * 3_600_000).toISOString()
    const outcome = await savedOr(
      command.send(
        {
          ...{ point, item, quantity: readNumber(quantity) ?? 0, urgency, dueAt },
          ...(why.trim() ? { why: why.trim() } : {}),
        },
        wrong.options,
      ),
    )
    if (outcome && outcome.state !== 'accepted') return
    wrong.drop()
    if (outcome) showSaved()
    back()
  }

  const cells = data.points.find(({ id }) => id === point)?.cells ?? []
  return (
    <Screen
      title={say('ask')}
      back="/supplies"
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
            {say('askGo')}
          </BigButton>
        </>
      }
    >
      {data.points.length > 1 ? (
        <Choice
          label={say('forWhom')}
          columns={data.points.length > 4 ? 2 : 1}
          value={point}
          onChange={setPoint}
          problem={at(!point, 'wrong.point', 'point')}
          options={data.points.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : null}
      <ItemChoice
        items={data.items}
        cells={cells}
        value={item}
        onChange={setItem}
        problem={at(!item, 'wrong.item', 'item')}
      />
      <Amount
        label={say('howMany')}
        usual={[50, 100, 200, 500]}
        value={quantity}
        onChange={setQuantity}
        problem={at(isNone, 'wrong.quantity', 'quantity')}
      />
      <Choice<Urgency>
        label={say('howSoon')}
        columns={3}
        value={urgency}
        onChange={setUrgency}
        options={urgencies.map((value) => ({ value, text: say(`urgency.${value}`) }))}
      />
      <TextField label={say('why')} value={why} onChange={setWhy} problem={at(false, '', 'why')} max={200} rows={2} />
    </Screen>
  )
}

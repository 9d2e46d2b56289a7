import { type ReactNode, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { readNumber } from '#platform/web/number.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { issueStock, type MySupply } from '../../contract/index.ts'
import { Amount, isAmount } from './Amount.tsx'
import { ItemChoice } from './ItemChoice.tsx'
import { useRefusedEntry } from './useRefusedEntry.ts'
import { WithSupply } from './WithSupply.tsx'

/** Hands out what a post uses: what and how many; the days of cover follow from it. */
export default function UsePage(): ReactNode {
  const say = useWords('supply')
  return (
    <WithSupply title={say('use')} back="/supplies">
      {(data) => <Form data={data} />}
    </WithSupply>
  )
}

function Form({ data }: { data: MySupply }): ReactNode {
  const say = useWords('supply')
  const back = useBack('/supplies')
  const command = useCommand(issueStock)
  const wrong = useRefusedEntry(issueStock)
  const stocked = data.points.filter(({ cells }) => cells.some(({ stock }) => stock > 0))
  const [point, setPoint] = useState<string | null>(
    wrong.body?.point ?? (stocked.length === 1 ? (stocked[0]?.id ?? null) : null),
  )
  const [item, setItem] = useState<string | null>(wrong.body?.item ?? null)
  const [quantity, setQuantity] = useState(String(wrong.body?.quantity ?? ''))
  const [isTried, setIsTried] = useState(false)
  const isNone = !isAmount(quantity)
  const cells = (stocked.find(({ id }) => id === point)?.cells ?? []).filter(({ stock }) => stock > 0)
  const at = (missing: boolean, words: string, path: string) =>
    isTried && missing ? say(words) : fieldProblem(command.problem, path)

  async function save(): Promise<void> {
    setIsTried(true)
    if (!point || !item || isNone) return
    const outcome = await savedOr(command.send({ point, item, quantity: readNumber(quantity) ?? 0 }, wrong.options))
    if (outcome && outcome.state !== 'accepted') return
    wrong.drop()
    if (outcome) showSaved()
    back()
  }

  return (
    <Screen
      title={say('use')}
      back="/supplies"
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton kind="main" disabled={command.busy || stocked.length === 0} onClick={() => void save()}>
            {say('useGo')}
          </BigButton>
        </>
      }
    >
      {stocked.length === 0 ? <Notice kind="plain">{say('nothing')}</Notice> : null}
      {stocked.length > 1 ? (
        <Choice
          label={say('fromWhom')}
          columns={stocked.length > 4 ? 2 : 1}
          value={point}
          onChange={(next) => {
            setPoint(next)
            setItem(null)
          }}
          problem={at(!point, 'wrong.point', 'point')}
          options={stocked.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : null}
      <ItemChoice
        items={data.items.filter(({ id }) => cells.some((cell) => cell.item === id))}
        cells={cells}
        value={item}
        onChange={setItem}
        problem={at(!item, 'wrong.item', 'item')}
      />
      <Amount
        label={say('howMany')}
        usual={[5, 10, 20, 50]}
        value={quantity}
        onChange={setQuantity}
        problem={at(isNone, 'wrong.quantity', 'quantity')}
      />
    </Screen>
  )
}

import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { askSwap, swapChoices } from '../../contract/index.ts'
import './duty-field.css'

/** Asks a colleague to take my shift, or to exchange it; nothing changes before they agree. */
export default function SwapPage(): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const { id = '' } = useParams()
  const back = useBack('/duty')
  const command = useCommand(askSwap)
  const choices = useQuery(swapChoices, { shift: id })
  const [account, setAccount] = useState<string | null>(null)
  const [forShift, setForShift] = useState('none')
  const [said, setSaid] = useState('')
  const [isTried, setIsTried] = useState(false)
  const person = choices.data?.items.find((one) => one.id === account)

  const send = async (): Promise<void> => {
    setIsTried(true)
    if (!account) return
    const outcome = await command.send({
      ...{ shift: id, account },
      ...(forShift === 'none' ? {} : { forShift }),
      ...(said.trim() ? { said: said.trim() } : {}),
    })
    if (outcome.state !== 'accepted') return
    showSaved()
    back()
  }
  return (
    <Screen
      title={say('swap.title')}
      back="/duty"
      persons
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton kind="main" disabled={command.busy} onClick={() => void send()}>
            {say('swap.send')}
          </BigButton>
        </>
      }
    >
      <p className="f-quiet">{say('swap.hint')}</p>
      <Read query={choices}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="f-card">{say('swap.nobody')}</p>
          ) : (
            <Choice
              label={say('swap.whom')}
              value={account}
              onChange={(next) => {
                setAccount(next)
                setForShift('none')
              }}
              problem={isTried && !account ? say('swap.choose') : undefined}
              options={items.map(({ id: value, name, agencyName }) => ({
                value,
                text: `${name} ${agencyName}`,
                wide: true,
              }))}
            />
          )
        }
      </Read>
      {person ? (
        <Choice
          label={say('swap.for')}
          value={forShift}
          onChange={setForShift}
          options={[
            { value: 'none', text: say('swap.forNone'), wide: true },
            ...person.shifts.slice(0, 8).map((shift) => ({
              value: shift.id,
              text: `${shift.postName} ${format.moment(shift.startsAt)}–${format.time(shift.endsAt)}`,
              wide: true,
            })),
          ]}
        />
      ) : null}
      <TextField label={say('swap.say')} value={said} onChange={setSaid} max={200} rows={2} />
    </Screen>
  )
}

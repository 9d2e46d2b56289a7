import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import type { ResponseOf } from '#platform/contract/index.ts'
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

type Colleague = ResponseOf<typeof swapChoices>['items'][number]
type Against = Colleague['against']
/** So many of each are shown. */
const most = 8

/** Asks a colleague to take my shift, or to exchange it; nothing changes before they agree. */
export default function SwapPage(): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const { id = '' } = useParams()
  const back = useBack('/duty')
  const command = useCommand(askSwap)
  const choices = useQuery(swapChoices, { shift: id })
  const [account, setAccount] = useState<string | null>(null)
  const [forShift, setForShift] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [isTried, setIsTried] = useState(false)
  const person = choices.data?.items.find((one) => one.id === account)
  const waysWith = (one: Colleague | undefined) => {
    if (!one) return []
    const alone = { value: 'none', text: say('swap.forNone'), against: one.against }
    const shifts = one.shifts.map(({ id: value, postName, startsAt, endsAt, against }) => {
      const text = `${postName} ${format.moment(startsAt)}–${format.time(endsAt)}`
      return { value, text, against }
    })
    return [alone, ...shifts]
  }
  const ways = waysWith(person)
  const open = ways.filter(({ against }) => !against).slice(0, most)
  const shut = ways.flatMap(({ value, text, against }) => (against ? [{ value, text, against }] : [])).slice(0, most)
  const why = ({ kind, isOwn, hours, rule }: NonNullable<Against>) =>
    say(`swap.against.${kind}${isOwn ? 'Own' : 'Theirs'}`, { hours: format.number(hours), rule: format.number(rule) })

  const send = async (): Promise<void> => {
    setIsTried(true)
    if (!account || !forShift) return
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
              onChange={(chosen) => {
                setAccount(chosen)
                const next = waysWith(items.find((one) => one.id === chosen))
                setForShift(next.find(({ against }) => !against)?.value ?? null)
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
      {person && open.length > 0 ? (
        <Choice
          label={say('swap.for')}
          value={forShift}
          onChange={setForShift}
          problem={isTried && !forShift ? say('swap.chooseFor') : undefined}
          options={open.map(({ value, text }) => ({ value, text, wide: true }))}
        />
      ) : null}
      {person && open.length === 0 ? (
        <p className="f-problem" role="alert">
          {say('swap.none')}
        </p>
      ) : null}
      {shut.length > 0 ? (
        <section className="f-field" aria-label={say('swap.cannot')}>
          <p className="f-label">{say('swap.cannot')}</p>
          <ul className="f-card f-quiet">
            {shut.map(({ value, text, against }) => (
              <li key={value}>
                {text}: {why(against)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <TextField label={say('swap.say')} value={said} onChange={setSaid} max={200} rows={2} />
    </Screen>
  )
}

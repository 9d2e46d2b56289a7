import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import type { BodyOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { forget, outboxEntries } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import {
  type Item,
  issueStock,
  type Lot,
  type MySupply,
  standingAfter,
  takeStock,
  type Unheard,
} from '../../contract/index.ts'
import { countOf, LotField } from './LotField.tsx'
import { AsOf, WithSupply } from './WithSupply.tsx'

/** A stock-take at the point: every lot as it was counted beside what the record says; a difference has a reason. */
export default function CountPage(): ReactNode {
  const say = useWords('supply')
  const { point = '' } = useParams()
  return (
    <WithSupply title={say('take.title')} back="/supplies">
      {(data) => {
        const found = data.points.find(({ id }) => id === point)
        const lots = found?.lots ? standingAfter(found.lots, unheardOf(point)) : []
        return found && lots.length > 0 ? (
          <Form point={found} lots={lots} items={data.items} at={data.at} />
        ) : (
          <Screen title={say('take.title')} back="/supplies">
            <Notice kind="plain">{say(found?.lots === null ? 'take.atDesk' : 'nothing')}</Notice>
          </Screen>
        )
      }}
    </WithSupply>
  )
}

function Form({
  point,
  lots: now,
  items,
  at,
}: {
  point: MySupply['points'][number]
  lots: readonly Lot[]
  items: readonly Item[]
  at: string
}): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const back = useBack('/supplies')
  const command = useCommand(takeStock)
  // As they stood when counting began: what moves meanwhile is told by the server, lot by lot.
  const [lots, setLots] = useState(now)
  const [counted, setCounted] = useState<Record<string, string>>({})
  const [why, setWhy] = useState('')
  const [isTried, setIsTried] = useState(false)
  const isStale = command.problem?.code === 'supply.counted_meanwhile'
  const lines = lots.map((lot, nth) => ({ ...lot, nth, text: counted[lot.lot] ?? '' }))
  const differing = lines.filter(({ text, quantity }) => (countOf(text) ?? quantity) !== quantity)
  const isWhyMissing = differing.length > 0 && !why.trim()
  const isOpen = lines.some(({ text }) => countOf(text) === null)
  const known = new Map(items.map((item) => [item.id, item]))

  async function save(): Promise<void> {
    setIsTried(true)
    if (isOpen || isWhyMissing) return
    const before = outboxEntries().filter((entry) => isBack(entry, point.id))
    const outcome = await savedOr(
      command.send({
        point: point.id,
        lines: lines.map(({ lot, quantity, text }) => ({ lot, was: quantity, counted: countOf(text) ?? 0 })),
        ...(differing.length > 0 ? { said: why.trim() } : {}),
      }),
    )
    if (outcome && outcome.state !== 'accepted') return
    // An earlier count of this point that came back is replaced by this one.
    for (const { id } of before) forget(id)
    if (outcome) showSaved()
    back()
  }

  return (
    <Screen
      title={say('take.title')}
      sub={point.name}
      back="/supplies"
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          {isStale ? (
            <BigButton
              onClick={() => {
                command.reset()
                setLots(now)
                setCounted({})
              }}
            >
              {say('take.again')}
            </BigButton>
          ) : null}
          {differing.length > 0 ? (
            <p className="f-late f-strong">{say('take.differing', { count: differing.length })}</p>
          ) : null}
          <BigButton kind="main" disabled={command.busy || isStale} onClick={() => void save()}>
            {say('take.go')}
          </BigButton>
        </>
      }
    >
      <AsOf at={at} />
      <p className="f-quiet">{say('take.hint')}</p>
      {[...Map.groupBy(lines, ({ item }) => item)].map(([id, own]) => (
        <section key={id} className="f-card">
          <h2>
            {known.get(id)?.name ?? say('take.retired')}{' '}
            <span className="f-quiet f-small">{known.get(id)?.standard}</span>
          </h2>
          {own.map((line) => (
            <div key={line.lot} className="supply-counted">
              <LotField
                label={say('take.lot', {
                  no: line.lotNo || say('noLot'),
                  count: format.number(line.quantity),
                  unit: known.get(id)?.unit ?? '',
                })}
                expiresOn={line.expiresOn}
                value={line.text}
                onChange={(digits) => setCounted({ ...counted, [line.lot]: digits })}
                problem={
                  isTried && countOf(line.text) === null
                    ? say('wrong.counted')
                    : fieldProblem(command.problem, `lines/${line.nth}/was`)
                }
              />
              {line.text === '' ? (
                <BigButton onClick={() => setCounted({ ...counted, [line.lot]: String(line.quantity) })}>
                  {say('take.same', { count: format.number(line.quantity) })}
                </BigButton>
              ) : null}
            </div>
          ))}
        </section>
      ))}
      {differing.length > 0 ? (
        <TextField
          label={say('take.why')}
          value={why}
          onChange={setWhy}
          problem={isTried && isWhyMissing ? say('wrong.whyCounted') : fieldProblem(command.problem, 'said')}
          max={200}
          rows={2}
        />
      ) : null}
    </Screen>
  )
}

type Entry = ReturnType<typeof outboxEntries>[number]

/** A count of a point that the server did not take. */
const isBack = ({ name, body, progress }: Entry, point: string): boolean =>
  name === takeStock.name &&
  (body as BodyOf<typeof takeStock>).point === point &&
  (progress.state === 'refused' || progress.state === 'conflict')

/** What this phone did at a point and the server has not heard of yet. */
function unheardOf(point: string): Unheard[] {
  return outboxEntries().flatMap(({ name, body, progress }): Unheard[] => {
    if (progress.state !== 'waiting' && progress.state !== 'sending') return []
    if (name === issueStock.name) {
      const used = body as BodyOf<typeof issueStock>
      return used.point === point ? [{ what: 'use', item: used.item, quantity: used.quantity }] : []
    }
    if (name !== takeStock.name) return []
    const taken = body as BodyOf<typeof takeStock>
    return taken.point === point ? [{ what: 'count', lines: taken.lines }] : []
  })
}

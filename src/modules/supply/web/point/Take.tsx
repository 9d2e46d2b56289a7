import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Item, type Lot, type Point, takeStock } from '../../contract/index.ts'
import { LotTable } from './LotTable.tsx'

/** A stock-take: every lot as it was counted beside what the record says; a difference has a reason. */
export function Take({
  point,
  lots: now,
  items,
  refresh,
  close,
}: {
  point: Point
  lots: readonly Lot[]
  items: readonly Item[]
  /** What stands there now, where something moved meanwhile. */
  refresh: () => Promise<readonly Lot[]>
  close: () => void
}): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const tell = useDone()
  const command = useCommand(takeStock)
  // As they stood when counting began: what moves meanwhile is told by the server, lot by lot.
  const [lots, setLots] = useState(now)
  const [counted, setCounted] = useState<Record<string, number | null>>({})
  const [said, setSaid] = useState('')
  const [isTried, setIsTried] = useState(false)
  const lines = lots.map((lot) => ({ ...lot, counted: counted[lot.lot] ?? null }))
  const differing = lines.filter((line) => line.counted !== null && line.counted !== line.quantity)
  const isSaidMissing = differing.length > 0 && !said.trim()
  const isOpen = lines.some((line) => line.counted === null)
  const save = async (): Promise<void> => {
    setIsTried(true)
    if (isOpen || isSaidMissing) return
    const outcome = await command.send({
      point: point.id,
      lines: lines.map(({ lot, quantity, counted: is }) => ({ lot, was: quantity, counted: is ?? 0 })),
      ...(said.trim() ? { said: said.trim() } : {}),
    })
    if (outcome.state !== 'accepted') {
      if (outcome.problem.code === 'supply.counted_meanwhile') setLots(await refresh())
      return
    }
    tell({ text: say(differing.length > 0 ? 'take.doneDiffering' : 'take.done', { count: differing.length }) })
    close()
  }
  const saidNote = isTried && isSaidMissing ? say('take.sayWhy') : fieldProblem(command.problem, 'said')
  return (
    <>
      <LotTable
        lots={lots}
        items={items}
        last={say('take.counted')}
        cell={(lot) => {
          const is = counted[lot.lot]
          const nth = lots.indexOf(lot)
          const differs = is !== undefined && is !== null && is !== lot.quantity
          const moved = fieldProblem(command.problem, `lines/${nth}/was`)
          return (
            <>
              {moved ? <span className="late">{moved} </span> : null}
              {differs ? <span className="late">{format.change(is - lot.quantity)} </span> : null}
              <NumberInput
                min={0}
                max={1_000_000}
                aria-label={say('take.countedOf', { no: lot.lotNo || say('lot.none') })}
                value={is ?? null}
                {...(isTried && (is === undefined || is === null) ? { status: 'error' as const } : {})}
                onChange={(value) => setCounted({ ...counted, [lot.lot]: value })}
              />
            </>
          )
        }}
      />
      <div className="supply-take no-print">
        {isTried && isOpen ? <p className="late">{say('take.countAll')}</p> : null}
        {differing.length > 0 ? (
          <Form layout="vertical">
            <Field
              label={say('take.why', { count: differing.length })}
              {...(saidNote ? { validateStatus: 'error' as const, help: saidNote } : {})}
            >
              <Input maxLength={200} value={said} onChange={(event) => setSaid(event.target.value)} />
            </Field>
          </Form>
        ) : null}
        <div>
          <Button type="primary" loading={command.busy} onClick={() => void save()}>
            {say('take.go')}
          </Button>{' '}
          <Button onClick={() => window.print()}>{say('take.print')}</Button>{' '}
          <Button onClick={close}>{say('action.cancel')}</Button>
        </div>
        <CommandNote progress={command.progress} shownFields={['said', 'was']} />
      </div>
    </>
  )
}

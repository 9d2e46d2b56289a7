import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type MySupply, receiveRequest } from '../../contract/index.ts'
import { countOf, LotField } from './LotField.tsx'
import { isToCount } from './toCount.ts'
import { WithSupply } from './WithSupply.tsx'

/** Receives what was sent: each lot as it was counted, and why where something is missing. */
export default function ReceivePage(): ReactNode {
  const say = useWords('supply')
  const { id = '' } = useParams()
  return (
    <WithSupply title={say('receiveTitle')} back="/supplies">
      {({ requests }) => {
        const found = requests.find(({ request }) => request.id === id)
        return found && (found.request.state === 'sent' || isToCount(found.request)) ? (
          <Form found={found} />
        ) : (
          <Screen title={say('receiveTitle')} back="/supplies">
            <Notice kind="plain">{say('notThere')}</Notice>
          </Screen>
        )
      }}
    </WithSupply>
  )
}

function Form({ found: { request, lots } }: { found: MySupply['requests'][number] }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const back = useBack('/supplies')
  const command = useCommand(receiveRequest)
  const [counted, setCounted] = useState<Record<string, string>>({})
  const [why, setWhy] = useState('')
  const [whyFor, setWhyFor] = useState('')
  const [isTried, setIsTried] = useState(false)
  const lines = lots.map((lot) => ({ ...lot, text: counted[lot.lot] ?? String(lot.arrived ?? lot.sent) }))
  const { signedFor } = request
  const isFor = request.signsFor && !signedFor
  const isSame = lines.every(({ text, arrived }) => countOf(text) === arrived)
  const missing = lines.reduce((sum, { sent, text }) => sum + sent - (countOf(text) ?? sent), 0)
  const isTooMuch = ({ sent, text }: { sent: number; text: string }) => (countOf(text) ?? sent + 1) > sent
  const isWhyMissing = missing > 0 && !why.trim()

  async function save(): Promise<void> {
    setIsTried(true)
    if (lines.some(isTooMuch) || isWhyMissing || (isFor && !whyFor.trim())) return
    const outcome = await savedOr(
      command.send({
        request: request.id,
        lines: lines.map(({ lot, text }) => ({ lot, quantity: countOf(text) ?? 0 })),
        ...(why.trim() ? { said: why.trim() } : {}),
        ...(isFor ? { signsFor: whyFor.trim() } : {}),
      }),
    )
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    back()
  }

  return (
    <Screen
      title={say('receiveTitle')}
      sub={[request.itemName, request.standard].filter(Boolean).join(' · ')}
      back="/supplies"
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          {missing > 0 ? (
            <p className="f-late f-strong">{say('missing', { count: missing, unit: request.unit })}</p>
          ) : null}
          <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
            {say(
              signedFor
                ? isSame
                  ? 'recountSame'
                  : 'recountGo'
                : `receive${isFor ? 'For' : ''}${missing > 0 ? 'Short' : 'Go'}`,
            )}
          </BigButton>
        </>
      }
    >
      {signedFor ? (
        <Notice kind="plain">{say('recountHint', { when: format.moment(signedFor.at), why: signedFor.why })}</Notice>
      ) : null}
      {isFor ? <Notice kind="plain">{say('signsFor')}</Notice> : null}
      <dl className="f-facts">
        <dt>{say('from')}</dt>
        <dd>{request.sourceName}</dd>
        <dt>{say('to')}</dt>
        <dd>{request.pointName}</dd>
      </dl>
      {lines.map((line, nth) => (
        <LotField
          key={line.lot}
          label={say('lot', { no: line.lotNo || say('noLot'), count: format.number(line.sent), unit: request.unit })}
          expiresOn={line.expiresOn}
          value={line.text}
          onChange={(digits) => setCounted({ ...counted, [line.lot]: digits })}
          problem={
            isTried && isTooMuch(line)
              ? say('wrong.received', { most: line.sent })
              : fieldProblem(command.problem, `lines/${nth}/quantity`)
          }
        />
      ))}
      {missing > 0 ? (
        <TextField
          label={say('whyMissing')}
          value={why}
          onChange={setWhy}
          problem={isTried && isWhyMissing ? say('wrong.why') : fieldProblem(command.problem, 'said')}
          max={200}
          rows={2}
        />
      ) : null}
      {isFor ? (
        <TextField
          label={say('whySignsFor')}
          value={whyFor}
          onChange={setWhyFor}
          problem={isTried && !whyFor.trim() ? say('wrong.signsFor') : fieldProblem(command.problem, 'signsFor')}
          max={200}
          rows={2}
        />
      ) : null}
    </Screen>
  )
}

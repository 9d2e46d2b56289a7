import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Breach, closeBreach, receiveBreach } from '../../contract/index.ts'

/** Breaches that nobody has closed, pinned on top; the police desk takes them over and says what became of them. Those of a week below. */
export function Breaches({ breaches, closed }: { breaches: readonly Breach[]; closed: readonly Breach[] }): ReactNode {
  const say = useWords('checkpoint')
  const { may } = useSession()
  if (breaches.length + closed.length === 0) return null
  return (
    <Panel title={breaches.length > 0 ? say('breach.title', { count: breaches.length }) : say('breach.noneOpen')}>
      <ul className="checkpoint-breaches">
        {breaches.map((breach) => (
          <li key={breach.id}>
            <Said breach={breach} />
            {breach.isOwn && may(receiveBreach.name) ? <Moves breach={breach} /> : null}
          </li>
        ))}
      </ul>
      {closed.length > 0 ? (
        <details className="checkpoint-past">
          <summary>{say('breach.past', { count: closed.length })}</summary>
          <ul className="checkpoint-breaches">
            {closed.map((breach) => (
              <li key={breach.id}>
                <Said breach={breach} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  )
}

function Said({ breach }: { breach: Breach }): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  return (
    <div>
      <p>
        <strong>{breach.checkpoint}</strong> <span title={format.moment(breach.at)}>{format.relative(breach.at)}</span>{' '}
        {breach.plate ? <strong>{breach.plate}</strong> : null}{' '}
        {breach.persons > 0 ? say('persons', { count: breach.persons }) : null}
      </p>
      <p>{[breach.place, breach.what].filter(Boolean).join('，')}</p>
      <p className={breach.receivedAt ? 'soft' : 'late'}>
        {breach.receivedAt
          ? say('breach.received', { at: format.moment(breach.receivedAt), count: breach.receivedPersons ?? 0 })
          : say('breach.open')}
        <Difference breach={breach} />
      </p>
      {breach.closedAt ? (
        <p className="soft">
          {say('breach.closed', { at: format.moment(breach.closedAt), result: breach.result ?? '' })}
        </p>
      ) : null}
    </div>
  )
}

/** Where the police counted others than were reported; an officer who saw nobody to count reports 0. */
function Difference({ breach: { persons, receivedPersons } }: { breach: Breach }): ReactNode {
  const say = useWords('checkpoint')
  if (receivedPersons === null || persons === 0 || receivedPersons === persons) return null
  const by = Math.abs(receivedPersons - persons)
  return (
    <strong className="late"> {say(receivedPersons < persons ? 'breach.fewer' : 'breach.more', { count: by })}</strong>
  )
}

function Moves({ breach }: { breach: Breach }): ReactNode {
  const say = useWords('checkpoint')
  const receive = useCommand(receiveBreach)
  const close = useCommand(closeBreach)
  const [persons, setPersons] = useState(breach.persons > 0 ? String(breach.persons) : '')
  const [result, setResult] = useState('')
  const [isTried, setIsTried] = useState(false)
  const count = Number(persons)
  const isCountWrong = persons === '' || count > 100
  const go = async (isWrong: boolean, send: () => Promise<{ state: string }>): Promise<void> => {
    setIsTried(isWrong)
    if (!isWrong) await send()
  }
  return (
    <div className="checkpoint-moves no-print">
      {breach.receivedAt ? (
        <>
          <Input
            aria-label={say('breach.result')}
            placeholder={say('breach.result')}
            maxLength={300}
            value={result}
            {...(isTried ? { status: 'error' as const } : {})}
            onChange={(event) => setResult(event.target.value)}
          />
          <Button
            type="primary"
            loading={close.busy}
            onClick={() => void go(!result.trim(), () => close.send({ breach: breach.id, result: result.trim() }))}
          >
            {say('breach.close')}
          </Button>
        </>
      ) : (
        <>
          <Input
            aria-label={say('breach.persons')}
            placeholder={say('breach.persons')}
            inputMode="numeric"
            maxLength={3}
            value={persons}
            {...(isTried ? { status: 'error' as const } : {})}
            onChange={(event) => setPersons(event.target.value.replace(/\D/g, ''))}
          />
          <Button
            type="primary"
            loading={receive.busy}
            onClick={() => void go(isCountWrong, () => receive.send({ breach: breach.id, persons: count }))}
          >
            {say('breach.receive')}
          </Button>
        </>
      )}
      {isTried ? <p className="late">{say(breach.receivedAt ? 'wrong.result' : 'wrong.persons')}</p> : null}
      <CommandNote progress={receive.progress} />
      <CommandNote progress={close.progress} />
    </div>
  )
}

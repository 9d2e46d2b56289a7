import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { forget, type OutboxEntry, sendAgain } from '#platform/web/outbox.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import { useRefused } from '#platform/web/useCommand.ts'

/** What the server did not take and no form says any more: why, what was written, and the two ways on. */
export function RefusedCard(): ReactNode {
  const say = useWords('me')
  const refused = useRefused()
  if (refused.length === 0) return null
  return (
    <section className="f-card" aria-label={say('refused.title')}>
      <h2>{say('refused.title')}</h2>
      <ul className="f-plain-list">
        {refused.map((entry) => (
          <Refused key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

const named = ['registry', 'dispatch', 'checkpoint', 'incident', 'patrol', 'inspection', 'supply', 'duty'] as const
const others = ['monitoring', 'measure', 'lead', 'directive'] as const
const modules: readonly string[] = [...named, ...others]

/** Forms that open with what was not taken, to be put right. */
const pages: Readonly<Record<string, (body: Record<string, unknown>) => string>> = {
  'supply.ask': () => '/supplies/ask',
  'supply.issue': () => '/supplies/use',
  'supply.takeStock': ({ point }) => `/supplies/count/${point}`,
}

function Refused({ entry }: { entry: OutboxEntry }): ReactNode {
  const say = useWords('me')
  const navigate = useNavigate()
  const format = useFormat()
  const { problem } = entry.progress
  const text = useProblemText(problem)
  const [module = ''] = entry.name.split('.')
  const said = wordsOf(entry.body)
  const counted = countsOf(entry.body).map((count) => format.number(count))
  const fix = pages[entry.name]?.((entry.body ?? {}) as Record<string, unknown>)
  return (
    <li>
      <p>
        {say('refused.about', {
          of: say(`refused.of.${modules.includes(module) ? module : 'other'}`),
          at: format.moment(entry.occurredAt),
        })}
      </p>
      <p className="f-problem">{[text, ...(problem?.fields ?? []).map((field) => field.text)].join(' ')}</p>
      {said ? <p className="f-small">{say('refused.said', { said })}</p> : null}
      {counted.length > 0 ? <p className="f-small">{say('refused.counted', { counts: counted.join(' · ') })}</p> : null}
      {fix ? <BigButton onClick={() => navigate(`${fix}?of=${entry.id}`)}>{say('refused.putRight')}</BigButton> : null}
      <BigButton onClick={() => sendAgain(entry.id)}>{say('refused.again')}</BigButton>
      <BigButton kind="plain" onClick={() => forget(entry.id)}>
        {say('refused.drop')}
      </BigButton>
    </li>
  )
}

/** What a person typed of it, to be read off once more: words and amounts, no ids and codes. */
function wordsOf(body: unknown): string {
  const fields = (body ?? {}) as Record<string, unknown>
  return ['said', 'what', 'note', 'why', 'text', 'quantity', 'count']
    .map((name) => fields[name])
    .filter((one) => typeof one === 'string' || typeof one === 'number')
    .join(' · ')
}

/** Amounts that a person counted, line by line, such as what arrived of each lot. */
function countsOf(body: unknown): number[] {
  const { lines } = (body ?? {}) as { lines?: unknown }
  if (!Array.isArray(lines)) return []
  return lines.map((line) => line?.counted ?? line?.quantity).filter((count) => typeof count === 'number')
}

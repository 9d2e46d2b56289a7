import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { acknowledge, countNotices, type Notice } from '../../contract/index.ts'
import { useNoticeWords } from '../useNoticeWords.ts'
import { fieldWay } from '../way.ts'
import './notice-field.css'

/** Over the tabs of the phone: the urgent notice that has waited longest for an acknowledgement. */
export default function FieldUrgent(): ReactNode {
  const { data } = useQuery(countNotices, {})
  const [first] = data?.urgent ?? []
  return first ? <Card key={first.occasion} notice={first} more={(data?.urgent.length ?? 1) - 1} /> : null
}

function Card({ notice, more }: { notice: Notice; more: number }): ReactNode {
  const say = useWords('notice')
  const format = useFormat()
  const navigate = useNavigate()
  const wordsOf = useNoticeWords()
  const command = useCommand(acknowledge)
  const way = fieldWay(notice)
  const go = async (): Promise<void> => {
    const { state } = await command.send({ occasion: notice.occasion })
    if (state === 'accepted' && way) navigate(way)
  }
  return (
    <section className="f-urgent" role="alert">
      <p className="f-strong">
        {say('urgent')} · {wordsOf(notice)}
      </p>
      <p className="f-quiet f-small">
        {format.relative(notice.at)}
        {more > 0 ? ` · ${say('more', { count: more })}` : ''}
      </p>
      {command.problem ? <p className="f-problem">{command.problem.title}</p> : null}
      <BigButton kind="main" disabled={command.busy} onClick={() => void go()}>
        {say(way ? 'acknowledgeAndOpen' : 'acknowledge')}
      </BigButton>
    </section>
  )
}

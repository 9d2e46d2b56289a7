import { Button, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { answerObjection, answers, type WholeMeasure } from '../../contract/index.ts'

type Objection = WholeMeasure['objections'][number]

/** What the person said against it, with the clock, and what was answered. */
export function Objections({ whole }: { whole: WholeMeasure }): ReactNode {
  const say = useWords('measure')
  const format = useFormat()
  const { may } = useSession()
  const [answering, setAnswering] = useState<Objection>()
  if (whole.objections.length === 0) return null
  return (
    <Panel title={say('objection.title')} className="measure-wide">
      <ul className="measure-list">
        {whole.objections.map((one) => (
          <li key={one.id}>
            <span className="soft">
              {format.moment(one.at)}
              <br />
              {say(`objection.how.${one.how}`)}
            </span>
            <blockquote>{one.text}</blockquote>
            <div className="measure-more">
              {one.answer ? (
                <>
                  <p className="soft">
                    {say(`objection.was.${one.answer}`, {
                      by: one.answeredBy ?? '',
                      at: format.moment(one.answeredAt ?? one.at),
                    })}
                  </p>
                  <blockquote>{one.answerText}</blockquote>
                </>
              ) : (
                <>
                  <p className="late">
                    {say('objection.due', { at: format.moment(one.dueAt), when: format.relative(one.dueAt) })}
                  </p>
                  {whole.cannotAnswer ? (
                    <p className="soft">{say(`objection.not.${whole.cannotAnswer}`)}</p>
                  ) : may(answerObjection.name) ? (
                    <Button type="primary" onClick={() => setAnswering(one)}>
                      {say('objection.open')}
                    </Button>
                  ) : null}
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {answering ? <AnswerDialog objection={answering.id} close={() => setAnswering(undefined)} /> : null}
    </Panel>
  )
}

function AnswerDialog({ objection, close }: { objection: string; close: () => void }): ReactNode {
  const say = useWords('measure')
  const command = useCommand(answerObjection)
  const [answer, setAnswer] = useState<(typeof answers)[number]>()
  const [text, setText] = useState('')
  const go = async (): Promise<void> => {
    if (!answer || !text.trim()) return
    if ((await command.send({ objection, answer, text: text.trim() })).state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('objection.open')}
      ok={say(answer === 'lifted' ? 'objection.goLifted' : 'objection.go')}
      disabled={!answer || !text.trim()}
      command={command}
      go={go}
      close={close}
    >
      <Radio.Group
        aria-label={say('objection.open')}
        value={answer}
        onChange={(event) => setAnswer(event.target.value as (typeof answers)[number])}
        options={answers.map((value) => ({ value, label: say(`objection.answer.${value}`) }))}
      />
      <Input.TextArea
        aria-label={say('objection.text')}
        placeholder={say('objection.text')}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ConfirmDialog>
  )
}

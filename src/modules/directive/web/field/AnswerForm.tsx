import { type ReactNode, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { FilesField } from '#platform/web/field/files.tsx'
import { useNow } from '#platform/web/field/kept.ts'
import { Notice } from '#platform/web/field/notice.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { type Chosen, lacks } from '#platform/web/files/useUploads.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { isLate, type Owner, type Whole } from '../../contract/index.ts'
import { figureOf } from '../figure.ts'
import { readProof } from '../page/proof.ts'
import { type Answer, answersFrom, countFrom } from './answers.ts'
import { deedsFor, useWaitingDeeds } from './deeds.ts'
import { useKeptDraft } from './draft.ts'
import { Due } from './Marks.tsx'
import { useAnswer } from './useAnswer.ts'
import './directive-field.css'

const empty = {
  answer: undefined as Answer | undefined,
  said: '',
  count: '',
  pasted: '',
  /** Those that arrived; the server holds their bytes. */
  files: [] as readonly Chosen[],
}

/** Accepts, asks, tells how far it is or reports back, with a number, photos, files or a record where it is a report. */
export function AnswerForm({ whole, owner, note }: { whole: Whole; owner: Owner; note: ReactNode }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { directive, demands } = whole
  const asked = demands.find(({ ord }) => ord === owner.demand)
  const back = useBack(`/directives/${directive.id}`)
  const { draft, change, drop } = useKeptDraft(`directive.draft.${directive.id}.${owner.demand}`, empty)
  const [isOnWay, setIsOnWay] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const sending = useAnswer(directive.id, owner.demand)
  const waiting = useWaitingDeeds()
  const now = useNow()
  const isLive = directive.withdrawnAt === null
  const late = isLive && isLate(owner.state, Date.parse(owner.dueAt), now)
  const { state } = deedsFor(waiting, { directive: directive.id, demand: owner.demand, state: owner.state })
  const open = isLive ? answersFrom(state) : []
  // What is on its way from here already counts as done.
  const choices = sending.busy ? (draft.answer ? [draft.answer] : []) : open
  const answer = choices.find((one) => one === draft.answer) ?? (choices.length === 1 ? choices[0] : undefined)
  const { files } = draft
  const words = draft.said.trim()
  const needsCount = answer === 'report' && asked?.asks === 'count'
  const count = countFrom(draft.count)
  const proof = answer === 'report' ? readProof(draft.pasted) : undefined
  const wrong = {
    answer: !answer,
    said: answer !== undefined && answer !== 'accept' && !words,
    count: needsCount && count === undefined,
    proof: answer === 'report' && draft.pasted.trim() !== '' && !proof,
    files: answer === 'report' && (isOnWay || files.some(lacks)),
  }
  const problemAt = (part: keyof typeof wrong, text: string) =>
    isTried && wrong[part] ? say(text) : fieldProblem(sending.problem, part)

  async function save(): Promise<void> {
    setIsTried(true)
    if (!answer || Object.values(wrong).includes(true)) return
    const more = answer === 'report' ? { files, ...(needsCount ? { count } : {}), proof } : {}
    change({ answer })
    if (!(await sending.send(answer, words, more))) return
    drop()
    back()
  }

  return (
    <Screen
      title={say('answer.title', { ord: owner.demand })}
      sub={`${say('numberOf', { year: directive.year, no: directive.no })} ${directive.title}`}
      back={`/directives/${directive.id}`}
      actions={
        choices.length > 0 ? (
          <>
            <SendState
              progress={sending.progress}
              problem={sending.problem}
              shown={(path) => /\/(said|count)$/.test(path)}
            />
            {isTried && answer === 'report' && isOnWay ? <p className="f-problem">{say('files.wait')}</p> : null}
            <BigButton kind="main" disabled={sending.busy} onClick={() => void save()}>
              {say(answer ? `answer.${answer}` : 'answer.send')}
            </BigButton>
          </>
        ) : undefined
      }
    >
      {note}
      <section className="f-card">
        <h2>{asked?.text}</h2>
        <Due dueAt={owner.dueAt} late={late} />
      </section>
      {choices.length === 0 ? (
        <Notice kind="plain">
          <p>{say('answer.nothing')}</p>
          {words ? <p className="f-small">{say('answer.kept')}</p> : null}
        </Notice>
      ) : (
        <Choice<Answer>
          label={say('answer.what')}
          value={answer ?? null}
          onChange={(next) => change({ answer: next })}
          problem={problemAt('answer', 'wrong.answer')}
          options={choices.map((value) => ({ value, text: say(`answer.${value}`) }))}
        />
      )}
      {needsCount ? (
        <TextField
          label={say('answer.count')}
          value={draft.count}
          onChange={(next) => change({ count: next })}
          keyboard="numeric"
          max={9}
          problem={problemAt('count', 'wrong.count')}
        />
      ) : null}
      {answer === 'report' && asked?.asks === 'doors_reached' ? (
        <p className="f-quiet">
          {owner.count === null
            ? say('answer.reachedUnknown')
            : say('answer.reached', { figure: figureOf(owner, format.number) })}
        </p>
      ) : null}
      {answer || words ? (
        <TextField
          label={say(`answer.said_${answer ?? 'progress'}`)}
          value={draft.said}
          onChange={(next) => change({ said: next })}
          max={500}
          rows={4}
          problem={problemAt('said', 'wrong.said')}
        />
      ) : null}
      {answer === 'report' ? (
        <>
          <FilesField
            say={say}
            value={files}
            onChange={(next) => change({ files: next })}
            onWay={setIsOnWay}
            isTried={isTried}
          />
          <TextField
            label={say('proof.label')}
            hint={proof ? `${say('proof.is')}${say(`proof.record.${proof.record}`)}` : say('proof.hint')}
            value={draft.pasted}
            onChange={(next) => change({ pasted: next })}
            max={300}
            problem={problemAt('proof', 'proof.none')}
          />
        </>
      ) : null}
    </Screen>
  )
}

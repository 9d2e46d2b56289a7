import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { FileField } from '#platform/web/desk/files/FileField.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useTabDraft } from '#platform/web/desk/useTabDraft.ts'
import { attachOf, type Chosen, lacks, taken } from '#platform/web/files/useUploads.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { answerDemand, type Owner, report, tellProgress, type Whole } from '../../contract/index.ts'
import { figureOf } from '../figure.ts'
import { readProof } from './proof.ts'

/** What an agency says about one of its demands. */
export type Answer = 'accept' | 'ask' | 'progress' | 'report'

export interface AnswerDialogProps {
  directive: string
  owner: Owner
  asks: Whole['demands'][number]['asks']
  answer: Answer
  close: () => void
}

const empty = () => ({ said: '', count: null as number | null, files: [] as readonly Chosen[], pasted: '' })

/** Accepts, asks, tells how far it is, or reports back, in the agency's own words. */
export function AnswerDialog({ directive, owner, asks, answer, close }: AnswerDialogProps): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  const { draft, change, drop } = useTabDraft(`lianfang.answer.${directive}.${owner.demand}.${answer}`, empty)
  const { said, count, files, pasted } = draft
  const proof = readProof(pasted)
  const isNoRecord = answer === 'report' && pasted.trim() !== '' && !proof
  const [isTried, setIsTried] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const commands = { answer: useCommand(answerDemand), progress: useCommand(tellProgress), report: useCommand(report) }
  const command = answer === 'report' ? commands.report : answer === 'progress' ? commands.progress : commands.answer
  const words = said.trim()
  const needsWords = answer !== 'accept'
  const needsCount = answer === 'report' && asks === 'count'
  const own = { directive, demand: owner.demand }
  const note = (text: string | undefined) => (text ? { validateStatus: 'error' as const, help: text } : {})

  async function go(): Promise<void> {
    setIsTried(true)
    if ((needsWords && !words) || (needsCount && count === null) || isSending || files.some(lacks) || isNoRecord) return
    const outcome =
      answer === 'report'
        ? await commands.report.send({
            ...{ ...own, said: words },
            ...(needsCount && count !== null ? { count } : {}),
            ...(files.length > 0 ? { files: attachOf(files) } : {}),
            ...(proof ? { proof } : {}),
          })
        : answer === 'progress'
          ? await commands.progress.send({ ...own, said: words })
          : await commands.answer.send({
              ...own,
              answer: answer === 'ask' ? 'question' : 'accepted',
              ...(words ? { said: words } : {}),
            })
    if (outcome.state !== 'accepted') return
    taken(files)
    drop()
    close()
  }

  return (
    <ConfirmDialog
      title={say('answer.title', { what: say(`answer.${answer}`), ord: owner.demand })}
      ok={say(`answer.${answer}`)}
      command={command as typeof commands.answer}
      go={go}
      close={close}
      {...(answer === 'report' ? { width: 600 } : {})}
    >
      <Form layout="vertical">
        {needsCount ? (
          <Field label={say('answer.count')} {...note(isTried && count === null ? say('wrong.count') : undefined)}>
            <NumberInput min={0} max={100_000_000} value={count} onChange={(next) => change({ count: next })} />
          </Field>
        ) : null}
        {answer === 'report' && asks === 'doors_reached' ? (
          <p>{say('answer.reached', { figure: figureOf(owner, format.number) })}</p>
        ) : null}
        <Field
          label={say(`answer.said_${answer}`)}
          {...note(isTried && needsWords && !words ? say('wrong.said') : fieldProblem(command.problem, 'said'))}
        >
          <Input.TextArea
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={500}
            value={said}
            onChange={(event) => change({ said: event.target.value })}
          />
        </Field>
        {answer === 'report' ? (
          <FileField
            label={say('answer.files')}
            value={files}
            onChange={(next) => change({ files: next })}
            onWay={setIsSending}
            isTried={isTried}
            problem={command.problem}
          />
        ) : null}
        {answer === 'report' ? (
          <Field
            label={say('proof.label')}
            {...note(isTried && isNoRecord ? say('proof.none') : fieldProblem(command.problem, 'proof'))}
            {...(proof ? { extra: `${say('proof.is')}${say(`proof.record.${proof.record}`)}` } : {})}
          >
            <Input
              maxLength={300}
              placeholder={say('proof.hint')}
              value={pasted}
              onChange={(event) => change({ pasted: event.target.value })}
            />
          </Field>
        ) : null}
        {isTried && isSending ? <p className="late">{say('files.wait')}</p> : null}
      </Form>
    </ConfirmDialog>
  )
}

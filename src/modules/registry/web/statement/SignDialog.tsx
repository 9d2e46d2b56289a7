import { Checkbox, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Figures, figures as figureNames, signStatement } from '../../contract/index.ts'
import type { Board } from '../board/AreaTree.tsx'
import { CoverageBar } from '../CoverageBar.tsx'
import { covered, type Gap, gaps } from '../coverage.ts'
import './statement.css'

export interface SignDialogProps {
  board: Board
  day: string
  close: () => void
}

/** "Not missed" with a name under it: the figures, a reason for every gap, then the signature. */
export function SignDialog({ board, day, close }: SignDialogProps): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const { session } = useSession()
  const navigate = useNavigate()
  const command = useCommand(signStatement)
  // One signs what one sees: figures stand still while the dialog is open, and are taken anew when the server says they moved.
  const [figures, setFigures] = useState(board.area.figures)
  const [reasons, setReasons] = useState<Partial<Record<Gap, string>>>({})
  const [sure, setSure] = useState(false)
  const moved = figureNames.some((name) => board.area.figures[name] !== figures[name])
  const open = gaps.filter((gap) => figures[gap] > 0)
  const missing = open.filter((gap) => !reasons[gap]?.trim())
  const wrong = (index: number) => fieldProblem(command.problem, `reasons/${index}/reason`)
  const stale = moved && command.problem?.code === 'registry.figures_moved'

  const sign = async (): Promise<void> => {
    const id = newId()
    const outcome = await command.send({
      id,
      area: board.area.id,
      day,
      figures: { ...figures },
      reasons: open.map((gap) => ({ gap, reason: (reasons[gap] ?? '').trim() })),
    })
    if (outcome.state !== 'accepted') return
    close()
    void navigate(`/statements/${id}`)
  }

  return (
    <Modal
      open
      width={720}
      title={say('sign.title', { area: board.area.name, day: format.day(day) })}
      okText={say('sign.go')}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !sure || missing.length > 0 || stale, loading: command.busy }}
      onOk={() => void sign()}
      onCancel={close}
      className="sign-dialog"
    >
      <StatementFigures figures={figures} />
      {stale ? (
        <p className="sign-moved">
          {say('sign.moved')}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setFigures(board.area.figures)
              setSure(false)
              command.reset()
            }}
          >
            {say('sign.takeNew')}
          </button>
        </p>
      ) : null}
      <h3>{open.length > 0 ? say('sign.gaps') : say('sign.noGaps')}</h3>
      {open.map((gap, index) => (
        <div key={gap} className="sign-gap">
          <label htmlFor={`reason-${gap}`}>
            {say(`gap.${gap}`)} <strong>{format.number(figures[gap])}</strong>
          </label>
          <Input.TextArea
            id={`reason-${gap}`}
            value={reasons[gap] ?? ''}
            maxLength={200}
            autoSize={{ minRows: 1, maxRows: 4 }}
            placeholder={say(`sign.hint_${gap}`)}
            aria-invalid={wrong(index) !== undefined}
            aria-describedby={wrong(index) ? `wrong-${gap}` : undefined}
            status={wrong(index) ? 'error' : ''}
            onChange={(event) => setReasons({ ...reasons, [gap]: event.target.value })}
          />
          {wrong(index) ? (
            <p id={`wrong-${gap}`} className="sign-wrong late" role="alert">
              {wrong(index)}
            </p>
          ) : null}
        </div>
      ))}
      <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
        {say('sign.declare', {
          name: session.account.displayName,
          area: board.area.name,
          doors: format.number(figures.doors),
        })}
      </Checkbox>
      {sure && missing.length > 0 ? <p className="risk">{say('sign.missing', { count: missing.length })}</p> : null}
      {stale ? null : <CommandNote progress={command.progress} shownFields={['reason']} />}
    </Modal>
  )
}

/** The figures of a statement: one bar, every state. */
export function StatementFigures({ figures }: { figures: Figures }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const names = [
    'doors',
    'registered',
    'vacant',
    'demolished',
    'not_dwelling',
    'refused',
    'nobody_home',
    'unreached',
    'persons',
    'visits',
  ] as const
  return (
    <div className="statement-figures">
      <p className="statement-share">
        <strong>{format.share(covered(figures), figures.doors)}</strong>{' '}
        {say('board.coveredOf', { covered: format.number(covered(figures)), doors: format.number(figures.doors) })}
      </p>
      <CoverageBar figures={figures} />
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>
              {say(name === 'doors' || name === 'persons' || name === 'visits' ? `figure.${name}` : `state.${name}`)}
            </dt>
            <dd>{format.number(figures[name])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

import { DeleteOutlined, InboxOutlined, LoadingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Progress } from 'antd'
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { fileEndings, mostFiles } from '#platform/contract/file.ts'
import type { ProblemBody } from '#platform/contract/index.ts'
import { isAny } from '#platform/contract/person-numbers.ts'
import { fileProblems } from '#platform/contract/problems-file.ts'
import { sizeOf } from '../../files/size.ts'
import { type Chosen, lacks, type OnItsWay, useUploads } from '../../files/useUploads.ts'
import { useWords } from '../../i18n.ts'
import { fieldProblem, useProblemText } from '../../problem.tsx'
import { Fingerprint } from './Fingerprint.tsx'
import { KindIcon } from './KindIcon.tsx'
import './files.css'

export interface FileFieldProps {
  label: string
  value: readonly Chosen[]
  onChange: (next: readonly Chosen[]) => void
  /** Whether any is still on its way, or was refused and is still listed: what goes out now would go without it. */
  onWay: (isAny: boolean) => void
  /** That the form was tried: what is missing is marked. */
  isTried: boolean
  /** Of the command that takes them. */
  problem: ProblemBody | undefined
}

/** Files beside what a form says: dragged here or chosen, sent at once, searched, and explained where they hold numbers of persons. */
export function FileField({ label, value, onChange, onWay, isTried, problem }: FileFieldProps): ReactNode {
  const say = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const { ways, isFull, add, cancel, remove, change, dropOthers } = useUploads(value, onChange)
  const isOpen = ways.length > 0
  useEffect(() => onWay(isOpen), [isOpen, onWay])
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    if (!isFull) add([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as the kit's fields are
    <div role="group" aria-labelledby={id} className="files">
      <p id={id} className="files-label">
        {label}
      </p>
      <ul className="files-list">
        {value.map((chosen, nth) => (
          <Arrived
            key={chosen.checked.upload}
            chosen={chosen}
            wrong={isTried ? lacks(chosen) : undefined}
            problem={fieldProblem(problem, `files/${nth}`) ?? fieldProblem(problem, `files/${nth}/why`)}
            change={(part) => change(chosen.checked.upload, part)}
            remove={() => remove(chosen.checked.upload)}
          />
        ))}
        {ways.map((way) => (
          <Sending key={way.key} way={way} cancel={() => cancel(way.key)} dropOthers={() => void dropOthers(way.key)} />
        ))}
      </ul>
      {isFull ? (
        <p className="soft">{say('files.full', { most: mostFiles })}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: only dropping is here; the button does the same by keyboard
        <div
          className={isOver ? 'files-drop is-over' : 'files-drop'}
          onDragOver={(event) => {
            event.preventDefault()
            setIsOver(true)
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
        >
          <InboxOutlined aria-hidden />
          <span>{say('files.drop')}</span>
          <Button onClick={() => input.current?.click()}>{say('files.choose')}</Button>
          <small className="soft">{say('files.kinds')}</small>
          <input
            ref={input}
            type="file"
            // Inside a form the kit shows a file field that is `hidden`.
            style={{ display: 'none' }}
            multiple
            accept={fileEndings}
            aria-label={label}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])]
              // The same file may be chosen once more after it was mended.
              target.value = ''
              add(files)
            }}
          />
        </div>
      )}
    </div>
  )
}

interface ArrivedProps {
  chosen: Chosen
  wrong: ReturnType<typeof lacks>
  problem: string | undefined
  change: (part: Partial<Pick<Chosen, 'why' | 'looked'>>) => void
  remove: () => void
}

function Arrived({ chosen, wrong, problem, change, remove }: ArrivedProps): ReactNode {
  const say = useWords()
  const id = useId()
  const { checked, why, looked } = chosen
  const { identity, phone, searched } = checked
  return (
    <li className="files-one">
      <KindIcon kind={checked.kind} />
      <div>
        <p>
          <strong>{checked.name}</strong> <span className="soft">{sizeOf(checked.size)}</span>{' '}
          <Fingerprint digest={checked.digest} />
        </p>
        {isAny(checked) ? (
          <div className="files-warn">
            <p id={id} role="alert">
              {say('files.found', { identity, phone })}
            </p>
            <Input
              aria-label={say('files.why')}
              aria-describedby={id}
              placeholder={say('files.why')}
              maxLength={200}
              value={why}
              {...(wrong === 'why' ? { status: 'error' as const } : {})}
              onChange={(event) => change({ why: event.target.value })}
            />
            {wrong === 'why' ? <p className="late">{say('files.whyMissing')}</p> : null}
          </div>
        ) : null}
        {searched === 'all' ? null : (
          <div className="files-warn">
            <p>{say(`files.searched_${searched}`)}</p>
            <Checkbox checked={looked} onChange={(event) => change({ looked: event.target.checked })}>
              {say('files.looked')}
            </Checkbox>
            {wrong === 'looked' ? <p className="late">{say('files.lookedMissing')}</p> : null}
          </div>
        )}
        {isAny(checked) || searched !== 'all' ? null : <p className="soft">{say('files.clean')}</p>}
        {problem ? (
          <p className="late" role="alert">
            {problem}
          </p>
        ) : null}
      </div>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={say('files.remove', { name: checked.name })}
        onClick={remove}
      />
    </li>
  )
}

function Sending({
  way,
  cancel,
  dropOthers,
}: {
  way: OnItsWay
  cancel: () => void
  dropOthers: () => void
}): ReactNode {
  const say = useWords()
  const { name, phase, sent, size, problem } = way
  const why = useProblemText(problem)
  const isRefused = phase === 'refused'
  return (
    <li className={isRefused ? 'files-one is-refused' : 'files-one'}>
      {isRefused ? <span /> : <LoadingOutlined aria-hidden />}
      <div>
        <p>
          <strong>{name}</strong> <span className="soft">{sizeOf(size)}</span>
        </p>
        {isRefused ? (
          <p className="late" role="alert">
            {why}{' '}
            {problem?.code === fileProblems.too_many_uploads.code ? (
              <button type="button" className="link-button" onClick={dropOthers}>
                {say('files.dropOthers')}
              </button>
            ) : null}
          </p>
        ) : (
          <>
            <Progress
              percent={Math.floor((sent / Math.max(1, size)) * 100)}
              size="small"
              aria-label={say('files.progress', { name })}
              status="normal"
              {...(phase === 'waiting' ? { strokeColor: 'var(--risk)' } : {})}
            />
            <p className={phase === 'waiting' ? 'risk' : 'soft'} role="status">
              {phase === 'waiting'
                ? say('files.waiting', { why, sent: sizeOf(sent) })
                : say(`files.${phase}`, { sent: sizeOf(sent), size: sizeOf(size) })}
            </p>
          </>
        )}
      </div>
      <Button size="small" aria-label={say(isRefused ? 'files.remove' : 'files.cancelOne', { name })} onClick={cancel}>
        {say(isRefused ? 'files.putAway' : 'action.cancel')}
      </Button>
    </li>
  )
}

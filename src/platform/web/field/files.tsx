import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Attached, fileEndings } from '#platform/contract/file.ts'
import type { ProblemBody } from '#platform/contract/index.ts'
import { isAny } from '#platform/contract/person-numbers.ts'
import { asProblem } from '../api.ts'
import { saveFile } from '../files/save.ts'
import { sizeOf } from '../files/size.ts'
import { type Chosen, lacks, type OnItsWay, useUploads } from '../files/useUploads.ts'
import { useFormat } from '../format.ts'
import type { Say } from '../i18n.ts'
import { useProblemText } from '../problem.tsx'
import { BigButton } from './button.tsx'
import { TextField } from './text-field.tsx'

/**
 * Files that hang on a record: fetched by a press and opened or kept by the phone. `say` has the words of the module's pages,
 * those of files under `files`: the first load of the phone goes without.
 */
export function FileRows({
  say,
  files,
  addressOf,
}: {
  say: Say
  files: readonly Attached[]
  addressOf: (id: string) => string
}): ReactNode {
  const format = useFormat()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<ProblemBody>()
  const text = useProblemText(problem)
  const open = async ({ id, name }: Attached): Promise<void> => {
    setBusy(id)
    setProblem(undefined)
    await saveFile(addressOf(id), name).catch((error) => setProblem(asProblem(error).body))
    setBusy(undefined)
  }
  return (
    <ul className="f-plain-list">
      {files.map((file) => (
        <li key={file.id}>
          <button type="button" className="f-text-button" disabled={busy !== undefined} onClick={() => void open(file)}>
            {file.name}
          </button>
          <span className="f-block f-quiet f-small">
            {busy === file.id
              ? say('files.fetching')
              : say('files.line', { size: sizeOf(file.size), by: file.by, at: format.moment(file.at) })}
            {file.hasNumbers ? ` · ${say('files.hasNumbers')}` : ''}
          </span>
        </li>
      ))}
      {problem ? (
        <li className="f-problem" role="alert">
          {text}
        </li>
      ) : null}
    </ul>
  )
}

/** Photos and files beside what a form says: sent at once and searched; without signal they wait and go on by themselves. */
export function FilesField({
  say,
  value,
  onChange,
  onWay,
  isTried,
}: {
  say: Say
  value: readonly Chosen[]
  onChange: (next: readonly Chosen[]) => void
  /** Whether any is still on its way: what goes out now would go without it. */
  onWay: (isAny: boolean) => void
  isTried: boolean
}): ReactNode {
  const camera = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const { ways, isFull, add, cancel, remove, change } = useUploads(value, onChange)
  const isOpen = ways.length > 0
  useEffect(() => onWay(isOpen), [isOpen, onWay])
  const take = (input: HTMLInputElement): void => {
    add([...(input.files ?? [])])
    // The same file may be chosen once more after it was mended.
    input.value = ''
  }
  return (
    <fieldset className="f-field">
      <legend className="f-label">{say('files.title')}</legend>
      <ul className="f-plain-list">
        {value.map((chosen) => (
          <Arrived
            key={chosen.checked.upload}
            say={say}
            chosen={chosen}
            wrong={isTried ? lacks(chosen) : undefined}
            change={(part) => change(chosen.checked.upload, part)}
            remove={() => remove(chosen.checked.upload)}
          />
        ))}
        {ways.map((way) => (
          <Sending key={way.key} say={say} way={way} cancel={() => cancel(way.key)} />
        ))}
      </ul>
      {isFull ? null : (
        <div className="f-buttons">
          <BigButton onClick={() => camera.current?.click()}>{say('files.photo')}</BigButton>
          <BigButton onClick={() => folder.current?.click()}>{say('files.choose')}</BigButton>
        </div>
      )}
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={say('files.photo')}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        hidden
        type="file"
        multiple
        accept={fileEndings}
        aria-label={say('files.choose')}
        onChange={(event) => take(event.target)}
      />
      <p className="f-quiet f-small">{say('files.needsSignal')}</p>
    </fieldset>
  )
}

function Arrived({
  say,
  chosen,
  wrong,
  change,
  remove,
}: {
  say: Say
  chosen: Chosen
  wrong: ReturnType<typeof lacks>
  change: (part: Partial<Pick<Chosen, 'why' | 'looked'>>) => void
  remove: () => void
}): ReactNode {
  const { checked, why, looked } = chosen
  const { name, size, identity, phone, searched } = checked
  return (
    <li>
      <div className="f-row-head">
        <span>
          <span className="f-strong">{name}</span> <span className="f-quiet f-small">{sizeOf(size)}</span>
        </span>
        <button type="button" className="f-text-button" aria-label={say('files.remove', { name })} onClick={remove}>
          {say('files.off')}
        </button>
      </div>
      {isAny(checked) ? (
        <TextField
          label={say('files.found', { identity, phone })}
          value={why}
          onChange={(next) => change({ why: next })}
          problem={wrong === 'why' ? say('files.whyMissing') : undefined}
          max={200}
        />
      ) : null}
      {searched === 'all' ? null : (
        <label className="f-check">
          <input type="checkbox" checked={looked} onChange={({ target }) => change({ looked: target.checked })} />
          <span>{say('files.looked')}</span>
        </label>
      )}
      {wrong === 'looked' ? <p className="f-problem">{say('files.lookedMissing')}</p> : null}
    </li>
  )
}

function Sending({ say, way, cancel }: { say: Say; way: OnItsWay; cancel: () => void }): ReactNode {
  const { name, phase, sent, size, problem } = way
  const why = useProblemText(problem)
  const state = phase === 'waiting' ? 'files.waiting' : phase === 'refused' ? 'files.refused' : 'files.sending'
  return (
    <li>
      <div className="f-row-head">
        <span className="f-strong">{name}</span>
        <button type="button" className="f-text-button" aria-label={say('files.remove', { name })} onClick={cancel}>
          {say('files.off')}
        </button>
      </div>
      <p className={phase === 'refused' ? 'f-problem' : 'f-quiet f-small'} role="status">
        {say(state, { why, sent: sizeOf(sent), size: sizeOf(size) })}
      </p>
    </li>
  )
}

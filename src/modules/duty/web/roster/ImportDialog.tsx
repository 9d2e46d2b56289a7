import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { readFile } from '#modules/place/web/index.tsx'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { Left } from './Left.tsx'
import type { Model, Roster } from './model.ts'
import { type ReadRows, readRows } from './rows.ts'
import { useBulk } from './useBulk.ts'

/** Rows named one by one. */
const named = 30

/** A roster from a sheet: read and checked here, every row that cannot be is named with its line; then the others are sent. */
export function ImportDialog({ roster, model, close }: { roster: Roster; model: Model; close: () => void }): ReactNode {
  const say = useWords('duty')
  const bulk = useBulk()
  const [read, setRead] = useState<ReadRows>()
  const [problem, setProblem] = useState('')
  const take = async (file: File | undefined): Promise<void> => {
    setRead(undefined)
    setProblem('')
    if (!file) return
    const answer = await readFile(file)
    if ('refused' in answer) return setProblem(say('import.refused', { file: file.name }))
    const found = answer.sheets.map(({ rows }) => readRows(rows, roster)).find((rows) => rows !== undefined)
    if (found) setRead(found)
    else setProblem(say('import.noHeading'))
  }
  const go = async (): Promise<void> => {
    if (read && (await bulk.send(read.made)) && read.wrong.length === 0) close()
  }
  return (
    <Modal
      open
      width={680}
      title={say('import.title')}
      okText={say('import.go', { count: read?.made.length ?? 0 })}
      cancelText={say('action.cancel')}
      okButtonProps={{
        disabled: !read || read.made.length === 0 || bulk.refused !== undefined,
        loading: bulk.command.busy,
      }}
      onOk={() => void go()}
      onCancel={close}
    >
      <p className="soft">{say('import.hint')}</p>
      <p className="duty-acts">
        <input
          type="file"
          accept=".csv,.xlsx"
          aria-label={say('import.file')}
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <Button size="small" onClick={() => saveTemplate(say('import.template'), roster)}>
          {say('import.getTemplate')}
        </Button>
      </p>
      {problem ? <p className="late">{problem}</p> : null}
      {read ? <p role="status">{say('import.read', { made: read.made.length, wrong: read.wrong.length })}</p> : null}
      {read && read.wrong.length > 0 ? (
        <ul className="duty-left-list">
          {read.wrong.slice(0, named).map(({ row, why, value }) => (
            <li key={row}>{say('import.line', { row, why: say(`import.why.${why}`), value })}</li>
          ))}
          {read.wrong.length > named ? (
            <li className="soft">{say('holes.more', { count: read.wrong.length - named })}</li>
          ) : null}
        </ul>
      ) : null}
      {bulk.refused ? (
        <Left rows={bulk.refused.map(({ shift, text }) => ({ shift, why: text }))} roster={roster} model={model} />
      ) : null}
      <CommandNote progress={bulk.command.progress} />
    </Modal>
  )
}

/** A sheet with the headings and a row for each post, to be filled in. */
function saveTemplate(heading: string, { posts }: Roster): void {
  const lines = [heading, ...posts.map(({ name }) => `"${asText(name).replaceAll('"', '""')}",,,,`)]
  const url = URL.createObjectURL(new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'roster.csv'
  link.click()
  URL.revokeObjectURL(url)
}

/** A name that a sheet would take for a formula stays a name. */
const asText = (name: string): string => (/^[=+\-@\t]/.test(name) ? `'${name}` : name)

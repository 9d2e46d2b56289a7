import { Button, Form, Input, Progress, Radio, Select, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { readFile } from '#modules/place/web/index.tsx'
import { headingsOf } from '#platform/web/columns.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { FilePick } from '#platform/web/desk/FilePick.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { today, useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { importList, mostRows, urgencies } from '../../contract/index.ts'
import { type Field as Column, fields, guess, headingRow, type Mapping, toLines } from './columns.ts'
import { remember, remembered } from './remembered.ts'
import '../lead.css'

interface Read {
  name: string
  rows: readonly (readonly string[])[]
  heading: number
}
interface Outcome {
  dryRun: boolean
  rows: number
  created: number
  known: number
  placed: number
  matched: { lead: number; pass: number; resident: number }
  rejected: { row: number; why: string }[]
}

/** A list comes in: file, sender, columns, a dry run that writes nothing, then the import. */
export default function ImportPage(): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  const navigate = useNavigate()
  const { session } = useSession()
  const command = useCommand(importList)
  const [list, setList] = useState(newId)
  const [sender, setSender] = useState('')
  const [title, setTitle] = useState('')
  const [urgency, setUrgency] = useState<(typeof urgencies)[number]>('urgent')
  const [file, setFile] = useState<Read>()
  const [refused, setRefused] = useState<string>()
  const [mapping, setMapping] = useState<Mapping>({})
  const [done, setDone] = useState<Outcome>()
  /** Rows that the server has decided about, while a list is on its way. */
  const [sent, setSent] = useState<number>()
  const [isTried, setIsTried] = useState(false)
  const place = session.roles.find(({ role }) => importList.roles.includes(role as never))?.place
  const headings = file?.rows[file.heading] ?? []
  const lines = file ? toLines(file.rows, file.heading, mapping, Number(today().slice(0, 4))) : []

  const take = async (chosen: File | undefined): Promise<void> => {
    setDone(undefined)
    setFile(undefined)
    setRefused(undefined)
    if (!chosen) return
    const answer = await readFile(chosen)
    if ('refused' in answer) return setRefused(answer.refused)
    const rows = answer.sheets.find((sheet) => sheet.rows.length > 0)?.rows ?? []
    const heading = headingRow(rows)
    setList(newId())
    setFile({ name: chosen.name.slice(0, 200), rows, heading })
    setMapping(guess(rows[heading] ?? [], remembered(sender)))
  }
  const send = async (dryRun: boolean): Promise<void> => {
    setIsTried(true)
    if (!file || !place || !sender.trim() || !title.trim() || lines.length === 0) return
    const sum: Outcome = {
      dryRun,
      rows: lines.length,
      created: 0,
      known: 0,
      placed: 0,
      matched: { lead: 0, pass: 0, resident: 0 },
      rejected: [],
    }
    for (let at = 0; at < lines.length; at += mostRows) {
      setSent(at)
      const outcome = await command.send({
        ...{ list, place, sender: sender.trim(), title: title.trim(), urgency, fileName: file.name, dryRun },
        rows: lines.slice(at, at + mostRows),
      })
      if (outcome.state !== 'accepted') return setSent(undefined)
      const { created, known, placed, matched, rejected } = outcome.result
      sum.created += created
      sum.known += known
      sum.placed += placed
      for (const kind of ['lead', 'pass', 'resident'] as const) sum.matched[kind] += matched[kind]
      sum.rejected.push(...rejected)
    }
    setSent(undefined)
    setDone(sum)
    if (dryRun) return
    remember(sender, headingsOf(mapping, headings))
    if (sum.rejected.length === 0) void navigate(`/leads?list=${list}`)
  }
  const needed = (text: string) =>
    isTried && !text.trim() ? { validateStatus: 'error' as const, help: say('import.needed') } : {}
  return (
    <Page title={say('import.title')} answers={say('import.answers')} above={<Link to="/leads">{say('title')}</Link>}>
      <Panel title={say('import.from')}>
        <Form layout="vertical" style={{ maxWidth: 560 }}>
          <Field label={say('import.sender')} {...needed(sender)}>
            <Input maxLength={60} value={sender} onChange={(event) => setSender(event.target.value)} />
          </Field>
          <Field label={say('import.listTitle')} {...needed(title)}>
            <Input maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Field label={say('import.urgency')}>
            <Radio.Group
              value={urgency}
              onChange={(event) => setUrgency(event.target.value as (typeof urgencies)[number])}
              options={urgencies.map((value) => ({ value, label: say(`urgency.${value}`) }))}
            />
          </Field>
          <Form.Item label={say('import.file')}>
            <FilePick label={say('import.file')} accept=".csv,.xlsx,.xls" take={([chosen]) => void take(chosen)} />
          </Form.Item>
        </Form>
        {refused ? <p className="late">{say(`import.refused.${refused}`)}</p> : null}
      </Panel>
      {file ? (
        <Panel title={say('import.columns')}>
          <p className="soft">{say('import.columnsHint', { rows: format.number(lines.length) })}</p>
          <Form layout="vertical" className="lead-columns">
            {fields.map((field: Column) => (
              <Field key={field} label={say(field === 'birthYear' ? 'born' : field === 'name' ? 'match.name' : field)}>
                <Select
                  allowClear
                  placeholder={say('import.noColumn')}
                  value={mapping[field] ?? null}
                  onChange={(next: number | null | undefined) => {
                    setDone(undefined)
                    const { [field]: _, ...rest } = mapping
                    setMapping(next === null || next === undefined ? rest : { ...rest, [field]: next })
                  }}
                  options={headings.map((heading, at) => ({
                    value: at,
                    label: heading.trim() || say('import.column', { no: at + 1 }),
                  }))}
                />
              </Field>
            ))}
          </Form>
          <div className="lead-acts">
            <Button loading={sent !== undefined} onClick={() => void send(true)}>
              {say('import.dryRun')}
            </Button>
            <Button
              type="primary"
              loading={sent !== undefined}
              disabled={done?.dryRun !== true}
              onClick={() => void send(false)}
            >
              {say('import.go', { count: done?.created ?? lines.length })}
            </Button>
          </div>
          {sent === undefined ? null : (
            <div role="status" className="lead-progress">
              {say('import.sent', { done: format.number(sent), rows: format.number(lines.length) })}
              <Progress percent={Math.floor((sent / lines.length) * 100)} size="small" showInfo={false} />
            </div>
          )}
          {command.problem ? (
            <ProblemNote problem={command.problem} />
          ) : command.progress?.state === 'sending' ? null : (
            <CommandNote progress={command.progress} />
          )}
        </Panel>
      ) : null}
      {done ? (
        <Panel title={say(done.dryRun ? 'import.would' : 'import.done')}>
          <p>
            {say('import.counts', {
              rows: format.number(done.rows),
              created: format.number(done.created),
              known: format.number(done.known),
              rejected: format.number(done.rejected.length),
            })}
          </p>
          <p>{say('import.placed', { count: format.number(done.placed) })}</p>
          <p>
            {say('import.matched', {
              lead: format.number(done.matched.lead),
              pass: format.number(done.matched.pass),
              resident: format.number(done.matched.resident),
            })}
          </p>
          {done.rejected.length > 0 ? (
            <Table
              size="small"
              rowKey="row"
              pagination={{ pageSize: 20, showSizeChanger: false }}
              dataSource={done.rejected}
              columns={[
                { title: say('import.row'), dataIndex: 'row', className: 'num', width: 100 },
                { title: say('import.why'), render: (_, row) => say(`reject.${row.why}`) },
              ]}
            />
          ) : null}
          {done.dryRun ? null : <Link to={`/leads?list=${list}`}>{say('import.open')}</Link>}
        </Panel>
      ) : null}
    </Page>
  )
}

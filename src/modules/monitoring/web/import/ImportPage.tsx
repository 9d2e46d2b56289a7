import { Button, Form } from 'antd'
import { type ReactNode, Suspense, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { type PlaceNode, PlacePicker, readFile } from '#modules/place/web/index.tsx'
import { headingsOf, keep, recall } from '#platform/web/columns.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { FilePick } from '#platform/web/desk/FilePick.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { importLineList } from '../../contract/index.ts'
import { headingsIn, type ListSheet, prepare, type Remembered, readLines } from './lines.ts'
import { PastImports } from './PastImports.tsx'
import { ReadReport, SumReport } from './Report.tsx'
import { SheetPanel } from './SheetPanel.tsx'
import { add, emptySum, lotsOf, type Sum } from './send.ts'
import './import.css'

const keyOf = (headings: readonly string[]): string => `linelist.${headings.join('|')}`

/** A line list with its links: columns and dates are settled, a dry run counts, then it comes in as one import that can be taken back. */
export default function ImportPage(): ReactNode {
  const say = useWords('monitoring')
  const command = useCommand(importLineList)
  const [whole, setWhole] = useState(newId)
  const [area, setArea] = useState<PlaceNode>()
  const [names, setNames] = useState('')
  const [sheets, setSheets] = useState<ListSheet[]>([])
  const [refused, setRefused] = useState<{ file: string; why: string }[]>([])
  const [sum, setSum] = useState<Sum>()
  const [lot, setLot] = useState<[number, number]>()
  const lines = useMemo(() => readLines(sheets, today()), [sheets])
  const isEmpty = lines.cases.length + lines.links.length + lines.followUps.length === 0

  const take = async (chosen: readonly File[]): Promise<void> => {
    const read = await Promise.all(chosen.map(async (file) => ({ file: file.name, answer: await readFile(file) })))
    setSum(undefined)
    setWhole(newId())
    setRefused(read.flatMap(({ file, answer }) => ('refused' in answer ? [{ file, why: answer.refused }] : [])))
    setNames(
      chosen
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
    )
    setSheets(
      read.flatMap(({ file, answer }) =>
        'sheets' in answer
          ? answer.sheets.map(({ name, rows }) =>
              prepare({ file: answer.sheets.length > 1 ? `${file} ${name}` : file, rows }, (headings) =>
                recall<Remembered>(keyOf(headings)),
              ),
            )
          : [],
      ),
    )
  }
  const change = (at: number, next: ListSheet): void => {
    setSum(undefined)
    setSheets(sheets.map((one, index) => (index === at ? next : one)))
  }
  const send = async (dryRun: boolean): Promise<void> => {
    if (!area || isEmpty) return
    const own = new Map(lines.cases.map((one) => [one.code, one]))
    const lots = lotsOf(lines)
    let done = emptySum(dryRun)
    for (const [at, one] of lots.entries()) {
      setLot([at + 1, lots.length])
      const outcome = await command.send({ area: area.id, fileName: names, import: whole, dryRun, ...one })
      if (outcome.state !== 'accepted') return setLot(undefined)
      done = add(done, one, outcome.result, own)
    }
    setLot(undefined)
    setSum(done)
    if (dryRun) return
    for (const sheet of sheets) {
      const headings = headingsIn(sheet)
      const chosen: Remembered = { kind: sheet.kind, headings: headingsOf(sheet.mapping, headings), style: sheet.style }
      keep(keyOf(headings), chosen)
    }
  }
  return (
    <Page
      title={say('import.title')}
      answers={say('import.answers')}
      above={<Link to="/monitoring">{say('title')}</Link>}
    >
      <Panel title={say('import.files')}>
        <FilePick label={say('import.files')} multiple accept=".csv,.xlsx,.xls" take={(files) => void take(files)} />
        {refused.map(({ file, why }) => (
          <p key={file} className="late">
            {say('import.refused', { file, why: say(`import.refusedWhy.${why}`) })}
          </p>
        ))}
      </Panel>
      {sheets.map((sheet, at) => (
        <SheetPanel key={`${whole} ${sheet.file}`} sheet={sheet} change={(next) => change(at, next)} />
      ))}
      {sheets.length > 0 ? (
        <Panel title={say('import.readTitle')}>
          <ReadReport lines={lines} />
        </Panel>
      ) : null}
      <Panel title={say('import.place')}>
        <Form.Item>
          {area ? <p>{area.name}</p> : null}
          <Suspense fallback={<WaitWords />}>
            <PlacePicker
              value={area}
              onPick={(node) => {
                setSum(undefined)
                setArea(node)
              }}
            />
          </Suspense>
        </Form.Item>
        <div className="monitoring-import-acts">
          <Button loading={lot !== undefined} disabled={!area || isEmpty} onClick={() => void send(true)}>
            {say('import.dryRun')}
          </Button>
          <Button
            type="primary"
            disabled={!area || isEmpty || sum?.dryRun !== true || lot !== undefined}
            onClick={() => void send(false)}
          >
            {say('import.send')}
          </Button>
          {lot && lot[1] > 1 ? <span className="soft">{say('import.lot', { at: lot[0], of: lot[1] })}</span> : null}
        </div>
        <CommandNote progress={command.progress} />
      </Panel>
      {sum ? (
        <Panel title={say(sum.dryRun ? 'import.wouldTitle' : 'import.done')}>
          <SumReport sum={sum} />
          {sum.dryRun ? null : (
            <p className="monitoring-import-acts">
              <Link to={`/monitoring?state=cases&import=${whole}`}>{say('import.openList')}</Link>
              <Link to={`/monitoring/chain?import=${whole}`}>{say('chain.title')}</Link>
            </p>
          )}
        </Panel>
      ) : null}
      <PastImports />
    </Page>
  )
}

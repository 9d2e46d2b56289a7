import { Button, Form, Table } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { type PlaceNode, PlacePicker, readFile } from '#modules/place/web/index.tsx'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { FilePick } from '#platform/web/desk/FilePick.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { importLineList } from '../../contract/index.ts'
import { type Lines, readLines } from './lines.ts'

/** Cases and links of one lot; the contract takes no more. */
const [caseLot, linkLot] = [2000, 5000]
interface Done {
  created: number
  known: number
  linked: number
  linksKnown: number
  dangling: { row: number; from: string; to: string }[]
}

/** A line list with its links: read here, counted, sent; links that point to nobody are shown and kept. */
export default function ImportPage(): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const command = useCommand(importLineList)
  const [area, setArea] = useState<PlaceNode>()
  const [names, setNames] = useState('')
  const [lines, setLines] = useState<Lines>()
  const [refused, setRefused] = useState('')
  const [done, setDone] = useState<Done>()
  const take = async (chosen: readonly File[]): Promise<void> => {
    setDone(undefined)
    const read = await Promise.all(chosen.map(async (file) => ({ file, answer: await readFile(file) })))
    setRefused(read.flatMap(({ file, answer }) => ('refused' in answer ? file.name : [])).join('、'))
    setNames(
      chosen
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200),
    )
    const sheets = read.flatMap(({ file, answer }) =>
      'sheets' in answer ? answer.sheets.map(({ rows }) => ({ file: file.name, rows })) : [],
    )
    setLines(readLines(sheets))
  }
  const send = async (): Promise<void> => {
    if (!area || !lines) return
    const sum: Done = { created: 0, known: 0, linked: 0, linksKnown: 0, dangling: [] }
    const lots = [
      ...chunks(lines.cases, caseLot).map((cases) => ({ cases, links: [] as Lines['links'], first: 0 })),
      ...chunks(lines.links, linkLot).map((links, index) => ({
        cases: [] as Lines['cases'],
        links,
        first: index * linkLot,
      })),
    ]
    for (const { first, ...lot } of lots) {
      const outcome = await command.send({ area: area.id, fileName: names, ...lot })
      if (outcome.state !== 'accepted') return
      const { result } = outcome
      sum.created += result.created
      sum.known += result.known
      sum.linked += result.linked
      sum.linksKnown += result.linksKnown
      sum.dangling.push(...result.dangling.map((one) => ({ ...one, row: one.row + first })))
    }
    setDone(sum)
  }
  return (
    <Page
      title={say('import.title')}
      answers={say('import.answers')}
      above={<Link to="/monitoring">{say('title')}</Link>}
    >
      <Panel title={say('import.files')}>
        <FilePick label={say('import.files')} multiple accept=".csv,.xlsx" take={(files) => void take(files)} />
        {refused ? <p className="late">{say('import.refused', { files: refused })}</p> : null}
        {lines ? (
          <p>
            {say('import.read', {
              rows: format.number(lines.rowsIn),
              cases: format.number(lines.cases.length),
              links: format.number(lines.links.length),
              rejected: format.number(lines.rejected.length),
            })}
          </p>
        ) : null}
        {lines && lines.rejected.length > 0 ? (
          <Table
            size="small"
            rowKey={(row) => `${row.file} ${row.row}`}
            pagination={{ pageSize: 20, showSizeChanger: false }}
            dataSource={lines.rejected}
            columns={[
              { title: say('import.file'), dataIndex: 'file' },
              { title: say('import.row'), dataIndex: 'row', className: 'num' },
              { title: say('import.why'), render: (_, row) => say(`import.reject.${row.why}`) },
              { title: say('import.value'), dataIndex: 'value' },
            ]}
          />
        ) : null}
      </Panel>
      <Panel title={say('import.place')}>
        <Form.Item>
          {area ? <p>{area.name}</p> : null}
          <Suspense fallback={<WaitWords />}>
            <PlacePicker value={area} onPick={setArea} />
          </Suspense>
        </Form.Item>
        <Button
          type="primary"
          disabled={!area || !lines || lines.cases.length + lines.links.length === 0}
          loading={command.busy}
          onClick={() => void send()}
        >
          {say('import.send')}
        </Button>
        <CommandNote progress={command.progress} />
      </Panel>
      {done ? (
        <Panel title={say('import.done')}>
          <p>
            {say('import.counts', {
              created: format.number(done.created),
              known: format.number(done.known),
              linked: format.number(done.linked),
              linksKnown: format.number(done.linksKnown),
              dangling: format.number(done.dangling.length),
            })}
          </p>
          {done.dangling.length > 0 ? (
            <>
              <h3>{say('import.dangling')}</h3>
              <Table
                size="small"
                rowKey="row"
                pagination={{ pageSize: 50, showSizeChanger: false }}
                dataSource={done.dangling}
                columns={[
                  { title: say('import.from'), dataIndex: 'from' },
                  { title: say('import.to'), dataIndex: 'to' },
                ]}
              />
            </>
          ) : null}
        </Panel>
      ) : null}
    </Page>
  )
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

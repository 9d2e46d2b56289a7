import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type PersonPage, recordResult, results, sampleKinds, takeSample } from '../../contract/index.ts'

/** Samples with their results, and a new one. */
export function Samples({ data }: { data: PersonPage }): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const take = useCommand(takeSample)
  const tell = useCommand(recordResult)
  const [kind, setKind] = useState<(typeof sampleKinds)[number]>('throat_swab')
  const [lab, setLab] = useState('')
  const person = data.person.id
  return (
    <Panel title={say('sample.title')}>
      {data.samples.map((one) => (
        <div key={one.id} className="monitoring-row">
          <span>
            {format.moment(one.takenAt)} {say(`sample.${one.kind}`)} {one.lab}
          </span>
          {one.result ? (
            <strong className={one.result === 'positive' ? 'late' : ''}>{say(`result.${one.result}`)}</strong>
          ) : (
            <Select
              size="small"
              placeholder={say('sample.waiting')}
              aria-label={say('sample.waiting')}
              style={{ width: 128 }}
              onChange={(result: (typeof results)[number]) => void tell.send({ sample: one.id, result })}
              options={results.map((value) => ({ value, label: say(`result.${value}`) }))}
            />
          )}
        </div>
      ))}
      <div className="monitoring-row no-print">
        <Select
          value={kind}
          aria-label={say('sample.kind')}
          style={{ width: 128 }}
          onChange={setKind}
          options={sampleKinds.map((value) => ({ value, label: say(`sample.${value}`) }))}
        />
        <Input
          value={lab}
          maxLength={60}
          placeholder={say('sample.lab')}
          aria-label={say('sample.lab')}
          onChange={(event) => setLab(event.target.value)}
        />
        <Button loading={take.busy} onClick={() => void take.send({ person, kind, lab: lab.trim() })}>
          {say('sample.take')}
        </Button>
      </div>
      <CommandNote progress={take.progress} />
      <CommandNote progress={tell.progress} />
    </Panel>
  )
}

import { Button, InputNumber, Select } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { type Field, fields, type Mapping } from './headers.ts'
import { type Import, isReady, type OpenFile } from './useImport.ts'

/** Which column says what, with the first rows beside it so that a wrong guess is seen. */
export function ChooseColumns({
  state,
  file,
  area,
}: {
  state: Import
  file: OpenFile
  area: string | undefined
}): ReactNode {
  const say = useWords('place')
  const rows = file.sheets[file.sheet]?.rows ?? []
  const headings = rows[file.heading] ?? []
  const body = useMemo(() => rows.slice(file.heading + 1), [rows, file.heading])
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length))
  const options = Array.from({ length: width }, (_, index) => ({
    value: index,
    label: headings[index] || say('import.column', { letter: letterOf(index) }),
  }))
  const busy = state.run?.busy ?? false
  const seen = useMemo(() => lookAt(body, file.mapping), [body, file.mapping])
  const ready = isReady(file.mapping)
  return (
    <Panel title={say('import.step2')} aside={say('import.step2Hint')}>
      <div className="import-choices">
        {file.sheets.length > 1 ? (
          <div>
            <p className="soft">{say('import.sheet')}</p>
            <Select
              disabled={busy}
              className="import-sheet"
              value={file.sheet}
              onChange={(sheet: number) => state.change({ sheet })}
              options={file.sheets.map(({ name, rows: all }, value) => ({ value, label: `${name} (${all.length})` }))}
            />
          </div>
        ) : null}
        <div>
          <p className="soft">{say('import.heading')}</p>
          <InputNumber
            controls={false}
            disabled={busy}
            min={1}
            max={Math.max(1, Math.min(rows.length, 50))}
            value={file.heading + 1}
            onChange={(value) => value && state.change({ heading: Math.floor(value) - 1 })}
          />
        </div>
      </div>
      <table className="import-columns">
        <thead>
          <tr>
            <th>{say('import.field')}</th>
            <th>{say('import.inFile')}</th>
            <th>{say('import.samples')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <td>
                {say(`import.fields.${field}`)}
                {field === 'number' ? <span className="late"> *</span> : null}
              </td>
              <td>
                <Select
                  disabled={busy}
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={say(`import.fields.${field}`)}
                  placeholder={say('import.notThere')}
                  {...(file.mapping[field] === undefined ? {} : { value: file.mapping[field] })}
                  onChange={(column: number | undefined) => {
                    const { [field]: _, ...others } = file.mapping
                    state.change({ mapping: column === undefined ? others : { ...others, [field]: column } })
                  }}
                  options={options}
                />
              </td>
              <td className="soft">{seen.samples[field]?.join(say('comma'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {seen.dates > 0 ? <p className="risk">{say('import.dates', { count: seen.dates })}</p> : null}
      <div className="import-foot">
        <Button
          type={state.run ? 'default' : 'primary'}
          disabled={!ready || !area || body.length === 0}
          loading={busy && state.run?.dryRun === true}
          onClick={() => area && void state.start(true, area)}
        >
          {say('import.dryRun')}
        </Button>
        <span className="soft">{say(ready ? 'import.dryRunHint' : 'import.notReady')}</span>
      </div>
    </Panel>
  )
}

function letterOf(index: number): string {
  return (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') + String.fromCharCode(65 + (index % 26))
}

/** What stands in the chosen columns: a few values each, and door numbers that look like days. */
function lookAt(body: readonly (readonly string[])[], mapping: Mapping) {
  const samples: Partial<Record<Field, string[]>> = {}
  for (const field of fields) {
    const column = mapping[field]
    if (column === undefined) continue
    const values = body.slice(0, 2000).map((row) => row[column] ?? '')
    samples[field] = [...new Set(values.filter(Boolean))].slice(0, 4)
  }
  const { number } = mapping
  const dates = number === undefined ? 0 : body.filter((row) => /^\d{4}-\d\d-\d\d$/.test(row[number] ?? '')).length
  return { samples, dates }
}

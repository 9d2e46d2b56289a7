import { Button, Table } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { download } from './csvFile.ts'
import type { Rejected } from './lines.ts'
import { reasonText, rejectsFile } from './rejects.ts'
import type { OpenFile } from './useImport.ts'

/** Rows that were left out: how many for which reason, each with what stood in the file, and all of them as a file. */
export function RejectedRows({ rejected, file }: { rejected: readonly Rejected[]; file: OpenFile }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const language = useLanguage()
  const [only, setOnly] = useState<string>()
  const reason = (code: string): string => reasonText(code, language, (own) => say(own))
  const groups = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { code } of rejected) counts.set(code, (counts.get(code) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])
  }, [rejected])
  const shown = only ? rejected.filter(({ code }) => code === only) : rejected
  const rows = file.sheets[file.sheet]?.rows ?? []
  const columnName = (field: string): string => say(`import.fields.${field}`)
  const save = (): void =>
    download(
      say('import.rejectsName', { name: file.name.replace(/\.\w+$/, '') }),
      rejectsFile({
        rejected,
        rows,
        heading: file.heading,
        titles: [say('import.row'), say('import.reason'), say('import.field')],
        reason,
        column: columnName,
      }),
    )
  return (
    <section className="import-rejected">
      <div className="import-rejected-head">
        <h3>{say('import.rejectedTitle', { count: format.number(rejected.length) })}</h3>
        <Button size="small" onClick={save}>
          {say('import.downloadRejected')}
        </Button>
      </div>
      <div className="place-filters">
        <button type="button" aria-pressed={only === undefined} onClick={() => setOnly(undefined)}>
          {say('import.allReasons')} <span className="faint">{format.number(rejected.length)}</span>
        </button>
        {groups.map(([code, count]) => (
          <button key={code} type="button" aria-pressed={only === code} onClick={() => setOnly(code)}>
            {reason(code)} <span className="faint">{format.number(count)}</span>
          </button>
        ))}
      </div>
      {groups.some(([code]) => code === 'place.import_ambiguous_area') ? (
        <p className="soft">{say('import.ambiguousHint')}</p>
      ) : null}
      <Table<Rejected>
        size="small"
        rowKey={(row) => `${row.row}-${row.code}`}
        virtual
        scroll={{ y: 320, x: 900 }}
        pagination={false}
        dataSource={[...shown]}
        columns={[
          { key: 'row', title: say('import.row'), dataIndex: 'row', width: 80, className: 'num' },
          { key: 'reason', title: say('import.reason'), width: 280, render: (_, row) => reason(row.code) },
          {
            key: 'value',
            title: say('import.where'),
            width: 240,
            render: (_, row) => `${columnName(row.column)}${row.value ? ` ${row.value}` : ''}`,
          },
          {
            key: 'original',
            title: say('import.original'),
            ellipsis: true,
            render: (_, row) => (rows[row.row - 1] ?? []).filter(Boolean).join(' · '),
          },
        ]}
      />
    </section>
  )
}

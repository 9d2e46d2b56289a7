import type { TableProps } from 'antd'
import { useMemo } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { DoorRow } from '../../contract/index.ts'
import type { DoorFilter } from './doorFilters.ts'

const lists = ['house_register', 'meter', 'grid'] as const

/** Columns of a door list; what a filter already says is not said again in every row. */
export function useDoorColumns(filter: DoorFilter): TableProps<DoorRow>['columns'] {
  const say = useWords('registry')
  const format = useFormat()
  return useMemo(() => {
    const sourcesOf = (row: DoorRow): string => {
      const missing = lists.filter((list) => !row.sources.includes(list)).map((list) => say(`list.${list}`))
      return missing.length > 0 ? say('doors.missingIn', { lists: missing.join(say('doors.comma')) }) : ''
    }
    const stateOf = (row: DoorRow): string =>
      [say(`state.${row.state}`), row.found ? say('doors.found') : '', row.mismatch ? sourcesOf(row) : '']
        .filter(Boolean)
        .join(' · ')
    const isDue = (row: DoorRow): boolean =>
      row.nextAt !== null && new Date(row.nextAt).getTime() < countyNow().getTime()
    const columns: NonNullable<TableProps<DoorRow>['columns']> = [
      { key: 'address', title: say('doors.address'), dataIndex: 'address', className: 'door-address' },
      {
        key: 'class',
        title: say('doors.class'),
        width: 64,
        className: 'door-class',
        render: (_, row) => (row.class ? say(`class.${row.class}`) : '–'),
      },
      {
        key: 'responsible',
        title: say('doors.responsible'),
        dataIndex: 'responsible',
        ellipsis: true,
        width: 150,
        render: (text) => text ?? '–',
      },
      {
        key: 'state',
        title: say(filter === 'mismatch' ? 'doors.lists' : 'doors.state'),
        width: filter === 'mismatch' ? 300 : 150,
        className: 'door-reason',
        render: (_, row) => stateOf(row),
      },
      {
        key: 'attempts',
        title: say('doors.attempts'),
        dataIndex: 'attempts',
        width: 84,
        className: 'num no-print',
        render: (count: number) => (count === 0 ? '–' : format.number(count)),
      },
      {
        key: 'last',
        title: say('doors.last'),
        width: 138,
        className: 'door-when no-print',
        render: (_, row) => (row.lastAt ? format.moment(row.lastAt) : '–'),
      },
      {
        key: 'next',
        title: say('doors.next'),
        width: 138,
        className: 'door-when',
        render: (_, row) =>
          row.nextAt ? <span className={isDue(row) ? 'late' : ''}>{format.moment(row.nextAt)}</span> : '–',
      },
      // On paper: room to write.
      { key: 'remark', title: say('doors.remark'), className: 'print-only door-remark', render: () => null },
    ]
    // Where nobody has been, there is no visit to show.
    return filter === 'unreached' ? columns.filter((_, index) => index < 4 || index > 6) : columns
  }, [say, format, filter])
}

import { DatePicker, Segmented, Switch } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { type Grouping, groupings } from './counts.ts'
import { dayBefore, type Period } from './period.ts'

export interface StatisticsFiltersProps {
  at: { outside?: string }
  by: Grouping
  period: Period
  set: (change: Partial<Record<'by' | 'from' | 'to' | 'outside', string | undefined>>) => void
  problem: ProblemBody | undefined
}

const day = 'YYYY-MM-DD'

/** What the rows are, of which days, and whether the sheet leaves the county. */
export function StatisticsFilters({ at, by, period, set, problem }: StatisticsFiltersProps): ReactNode {
  const say = useWords('report')
  const { session } = useSession()
  const now = today()
  const wrong = fieldProblem(problem, 'from')
  const presets: [string, string, string][] = [
    [say('period.today'), now, now],
    [say('period.yesterday'), dayBefore(now, 1), dayBefore(now, 1)],
    [say('period.week'), dayBefore(now, 6), now],
    [say('period.fortnight'), dayBefore(now, 13), now],
  ]
  if (session.emergency) {
    const start = today(new Date(session.emergency.startedAt))
    presets.push([say('period.emergency'), start, now])
  }
  return (
    <div className="statistics-filters no-print">
      <Segmented<Grouping>
        aria-label={say('grouping')}
        value={by}
        onChange={(next) => set({ by: next === 'area' ? undefined : next })}
        options={groupings.map((value) => ({ value, label: say(`by.${value}`) }))}
      />
      <div>
        <DatePicker.RangePicker
          allowClear={false}
          format={day}
          maxDate={dayjs(now)}
          value={[dayjs(period.from), dayjs(period.to)]}
          {...(wrong ? { status: 'error' as const } : {})}
          presets={presets.map(([label, from, to]) => ({ label, value: [dayjs(from), dayjs(to)] }))}
          onChange={(range) => set({ from: range?.[0]?.format(day), to: range?.[1]?.format(day) })}
        />
        {wrong ? <p className="late">{wrong}</p> : null}
      </div>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is a button of the kit */}
      <label className="statistics-switch" title={say('outside.hint')}>
        <Switch
          size="small"
          checked={at.outside === 'yes'}
          onChange={(checked) => set({ outside: checked ? 'yes' : undefined })}
        />
        {say('outside.label')}
      </label>
    </div>
  )
}

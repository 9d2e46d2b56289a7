import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { isDay } from '#platform/contract/index.ts'
import { countyNow } from '../clock.ts'
import { today } from '../format.ts'
import { useWords } from '../i18n.ts'

/** Days of the county, both included, YYYY-MM-DD. */
export interface Period {
  from: string
  to: string
}

const DAY = 86_400_000

/** The period that an address names; without one the last so many days. */
export function periodOf(at: Partial<Record<keyof Period, string>>, days: number): Period {
  const to = at.to && isDay(at.to) ? at.to : today()
  const from = at.from && isDay(at.from) ? at.from : today(new Date(countyNow().getTime() - (days - 1) * DAY))
  return { from, to }
}

/** Beside the title of a report: its period, the way to paper, and to a file where there is one. */
export function SheetActions({
  period,
  setPeriod,
  print = () => window.print(),
  isPrinting = false,
  sheet,
}: {
  period: Period
  setPeriod: (period: Period) => void
  print?: () => void
  /** What goes on paper is still on its way. */
  isPrinting?: boolean
  /** Address of the file. */
  sheet: (format: 'csv' | 'xlsx') => string
}): ReactNode {
  const say = useWords()
  const ago = (days: number) => dayjs(today()).subtract(days - 1, 'day')
  return (
    <>
      <DatePicker.RangePicker
        allowClear={false}
        aria-label={say('sheet.period')}
        presets={([1, 7, 30] as const).map((days) => ({
          label: say(`sheet.days${days}`),
          value: [ago(days), dayjs(today())],
        }))}
        value={[dayjs(period.from), dayjs(period.to)]}
        onChange={(picked) => {
          const [first, last] = picked ?? []
          if (first && last) setPeriod({ from: first.format('YYYY-MM-DD'), to: last.format('YYYY-MM-DD') })
        }}
      />
      <Button loading={isPrinting} onClick={print}>
        {say('action.print')}
      </Button>
      <Button href={sheet('csv')} download>
        {say('sheet.csv')}
      </Button>
      <Button type="primary" href={sheet('xlsx')} download>
        {say('sheet.xlsx')}
      </Button>
    </>
  )
}

import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ReactNode, useEffect } from 'react'
import { useChart } from '#platform/web/desk/useChart.ts'
import { formatFor } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { tokens, useTheme } from '#platform/web/theme.ts'
import { dayAfter } from './days.ts'
import type { Estimate } from './epi/cori.ts'
import { fixed } from './fixed.ts'

use([
  LineChart,
  BarChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  MarkLineComponent,
  AriaComponent,
  SVGRenderer,
])

export interface ReproductionChartProps {
  first: string
  counts: readonly number[]
  estimates: readonly Estimate[]
}

/** Cases by day as bars, the reproduction number as a line in its band; undefined windows are gaps, not zeros. */
export default function ReproductionChart({ first, counts, estimates }: ReproductionChartProps): ReactNode {
  const say = useWords('monitoring')
  const language = useLanguage()
  const { shade } = useTheme()
  const { box, chart } = useChart()
  useEffect(() => {
    const t = tokens[shade]
    const format = formatFor(language)
    const byDay = new Map(estimates.map((one) => [one.to, one]))
    const pick = (of: (one: Estimate) => number | null) =>
      counts.map((_, at) => {
        const one = byDay.get(at)
        return one ? of(one) : null
      })
    const axis = { splitLine: { show: false }, axisLabel: { color: t.textSoft, fontSize: 11 } }
    chart.current?.setOption(
      {
        animation: false,
        aria: { enabled: true, label: { description: say('rt.title') } },
        textStyle: { fontFamily: 'inherit', color: t.textSoft },
        legend: {
          top: 0,
          right: 0,
          textStyle: { color: t.textSoft, fontSize: 11 },
          data: [say('rt.cases'), say('rt.r')],
        },
        grid: { left: 4, right: 4, top: 28, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        tooltip: {
          trigger: 'axis',
          confine: true,
          backgroundColor: t.raised,
          borderColor: t.lineStrong,
          textStyle: { color: t.text, fontSize: 12 },
          formatter: ([point]: { dataIndex: number }[]) => {
            const at = point?.dataIndex ?? 0
            const one = byDay.get(at)
            const said =
              one?.mean === null || one?.mean === undefined
                ? say('rt.undefined')
                : say('rt.said', { r: fixed(one.mean), low: fixed(one.low ?? 0), high: fixed(one.high ?? 0) })
            return `${format.day(dayAfter(first, at))}<br>${say('rt.casesOf', { count: counts[at] ?? 0 })}<br>${said}`
          },
        },
        xAxis: {
          type: 'category',
          data: counts.map((_, at) => format.shortDay(dayAfter(first, at))),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: t.lineStrong } },
          axisLabel: { color: t.textSoft, fontSize: 11, hideOverlap: true },
        },
        yAxis: [
          { type: 'value', ...axis, minInterval: 1 },
          { type: 'value', ...axis, min: 0 },
        ],
        series: [
          {
            name: say('rt.cases'),
            type: 'bar',
            data: counts,
            itemStyle: { color: t.lineStrong },
            barCategoryGap: '20%',
          },
          {
            ...{ type: 'line', yAxisIndex: 1, stack: 'band', symbol: 'none', lineStyle: { width: 0 }, silent: true },
            data: pick((one) => one.low),
          },
          {
            ...{ type: 'line', yAxisIndex: 1, stack: 'band', symbol: 'none', lineStyle: { width: 0 }, silent: true },
            areaStyle: { color: t.accent, opacity: 0.18 },
            data: pick((one) => (one.high === null ? null : one.high - (one.low ?? 0))),
          },
          {
            name: say('rt.r'),
            ...{ type: 'line', yAxisIndex: 1, symbol: 'none', lineStyle: { color: t.accent, width: 2 } },
            itemStyle: { color: t.accent },
            data: pick((one) => one.mean),
            markLine: {
              ...{ silent: true, symbol: 'none', label: { show: false } },
              lineStyle: { color: t.text, type: 'dashed', width: 1 },
              data: [{ yAxis: 1 }],
            },
          },
        ],
      },
      { notMerge: true },
    )
  }, [first, counts, estimates, language, shade, say, chart])
  return <div ref={box} className="reproduction-chart" />
}

import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ReactNode, useEffect } from 'react'
import { useChart } from '#platform/web/desk/useChart.ts'
import { formatFor } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { tokens, useTheme } from '#platform/web/theme.ts'
import type { Figures } from '../../contract/index.ts'
import { type Segment, segmentOf, segments } from '../coverage.ts'

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

/** How every door stood at the end of each day, as stacked areas: the top is all doors, the pale rest is what was open. */
export default function TrendChart({ days }: { days: readonly { day: string; standing: Figures }[] }): ReactNode {
  const say = useWords('registry')
  const language = useLanguage()
  const { shade } = useTheme()
  const { box, chart } = useChart()

  useEffect(() => {
    const t = tokens[shade]
    const format = formatFor(language)
    const fills: Readonly<Record<Segment, string>> = {
      registered: t.accent,
      settled: `color-mix(in srgb, ${t.accent} 42%, ${t.surface})`,
      refused: t.risk,
      nobody_home: t.lineStrong,
      unreached: t.sunken,
    }
    chart.current?.setOption({
      animation: false,
      aria: { enabled: true, label: { description: say('trend.title') } },
      textStyle: { fontFamily: 'inherit', color: t.textSoft },
      grid: { left: 4, right: 12, top: 8, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: t.raised,
        borderColor: t.lineStrong,
        textStyle: { color: t.text, fontSize: 12 },
        axisPointer: { lineStyle: { color: t.lineStrong } },
        valueFormatter: (value: unknown) => format.number(Number(value)),
      },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: days.map((each) => format.shortDay(each.day)),
        axisLine: { lineStyle: { color: t.lineStrong } },
        axisTick: { show: false },
        axisLabel: { color: t.textSoft, fontSize: 11, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        max: 'dataMax',
        splitLine: { lineStyle: { color: t.line } },
        axisLabel: {
          color: t.textSoft,
          fontSize: 11,
          showMaxLabel: false,
          formatter: (value: number) => format.number(value),
        },
      },
      series: segments.map((segment) => ({
        name: say(`segment.${segment}`),
        type: 'line',
        stack: 'doors',
        symbol: 'none',
        lineStyle: { width: 0 },
        areaStyle: { color: fills[segment], opacity: 1 },
        itemStyle: { color: fills[segment] },
        emphasis: { disabled: true },
        data: days.map((each) => segmentOf(each.standing, segment)),
      })),
    })
  }, [days, language, shade, say, chart])

  return <div ref={box} className="trend-chart" />
}

import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ReactNode, useEffect } from 'react'
import { useChart } from '#platform/web/desk/useChart.ts'
import { formatFor } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { tokens, useTheme } from '#platform/web/theme.ts'
import type { Row } from './counts.ts'
import { parts } from './parts.ts'

use([BarChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer])

/** Stacked bars: the height is all doors, the parts are how they stand. */
export default function StatisticsChart({ rows }: { rows: readonly { name: string; row: Row }[] }): ReactNode {
  const say = useWords('report')
  const language = useLanguage()
  const { shade } = useTheme()
  const { box, chart } = useChart()

  useEffect(() => {
    const t = tokens[shade]
    const format = formatFor(language)
    const fills: Readonly<Record<string, string>> = {
      registered: t.accent,
      settled: `color-mix(in srgb, ${t.accent} 42%, ${t.surface})`,
      refused: t.risk,
      nobodyHome: t.lineStrong,
      unreached: t.sunken,
    }
    chart.current?.setOption({
      animation: false,
      aria: { enabled: true, label: { description: say('chart') } },
      textStyle: { fontFamily: 'inherit', color: t.textSoft },
      grid: { left: 4, right: 4, top: 8, bottom: 0, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: t.raised,
        borderColor: t.lineStrong,
        textStyle: { color: t.text, fontSize: 12 },
        axisPointer: { type: 'shadow', shadowStyle: { color: t.accentSoft, opacity: 0.5 } },
        valueFormatter: (value: unknown) => format.number(Number(value)),
      },
      xAxis: {
        type: 'category',
        data: rows.map(({ name }) => name),
        axisLine: { lineStyle: { color: t.lineStrong } },
        axisTick: { show: false },
        axisLabel: {
          color: t.textSoft,
          fontSize: 11,
          lineHeight: 14,
          hideOverlap: true,
          ...(rows.length <= 31 ? { interval: 0 } : {}),
          formatter: (name: string) => wrapped(name, rows.length),
        },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        splitLine: { lineStyle: { color: t.line } },
        axisLabel: { color: t.textSoft, fontSize: 11, formatter: (value: number) => format.number(value) },
      },
      series: parts.map(({ part, columns }) => ({
        name: say(`part.${part}`),
        type: 'bar',
        stack: 'doors',
        barMaxWidth: 44,
        barCategoryGap: '32%',
        itemStyle: { color: fills[part] },
        emphasis: { disabled: true },
        data: rows.map(({ row }) => columns.reduce((sum, column) => sum + row[column], 0)),
      })),
    })
  }, [rows, language, shade, say, chart])

  return <div ref={box} className="statistics-canvas" />
}

/** A name over two even lines where there are many bars; the tip has all of it. */
function wrapped(name: string, bars: number): string {
  const wide = bars > 12 ? 4 : 8
  const text = name.length > wide * 2 ? `${name.slice(0, wide * 2 - 1)}…` : name
  if (text.length <= wide || !/^\p{Script=Han}+…?$/u.test(text)) return text
  const half = Math.ceil(text.length / 2)
  return `${text.slice(0, half)}\n${text.slice(half)}`
}

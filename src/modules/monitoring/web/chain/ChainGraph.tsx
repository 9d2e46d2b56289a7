import { GraphChart } from 'echarts/charts'
import { AriaComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useNavigate } from 'react-router'
import { useChart } from '#platform/web/desk/useChart.ts'
import { formatFor } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { tokens, useTheme } from '#platform/web/theme.ts'
import type { Chain, Link } from './generations.ts'
import { layOut } from './layout.ts'

use([GraphChart, TooltipComponent, AriaComponent, SVGRenderer])

export interface ChainGraphProps {
  cases: readonly { id: string; code: string; kind: string; onsetOn: string | null }[]
  links: readonly Link[]
  chain: Chain
}

const [rowHeight, wideRow] = [18, 30]
/** Most between two generations: a chain of two is no line across the screen. */
const widest = 300
const margin = { left: 40, right: 110, top: 16, bottom: 16 }
/** Persons that one drawing takes; beyond it the tables say more. */
const most = 1000

/** Chains from left to right, a column a generation; a filled dot is a case, a ring a contact. A click opens the person. */
export default function ChainGraph({ cases, links, chain }: ChainGraphProps): ReactNode {
  const say = useWords('monitoring')
  const language = useLanguage()
  const navigate = useNavigate()
  const { shade } = useTheme()
  const { box, chart } = useChart()
  const spots = useMemo(() => layOut(chain.generation, links).slice(0, most), [chain, links])
  const rows = Math.max(...spots.map(({ row }) => row), 0) + 1
  const step = rows <= 12 ? wideRow : rowHeight
  const height = Math.max(140, (rows - 1) * step + margin.top + margin.bottom)

  useEffect(() => {
    const t = tokens[shade]
    const format = formatFor(language)
    const byId = new Map(cases.map((one) => [one.id, one]))
    const offspring = new Map(chain.offspring.map(({ id, count }) => [id, count]))
    const here = new Set(spots.map(({ id }) => id))
    const columns = Math.max(...spots.map(({ column }) => column), 1)
    // The drawing is stretched to what its outermost points span. Two unseen corners make that span the box itself, so that a dot is
    // as round as it is measured, however few there are.
    const draw = (): void => {
      const across = Math.max(1, (box.current?.clientWidth ?? 0) - margin.left - margin.right)
      const down = height - margin.top - margin.bottom
      const apart = Math.min(widest, across / columns)
      const above = (down - (rows - 1) * step) / 2
      const corner = { symbolSize: 0, label: { show: false }, tooltip: { show: false }, silent: true }
      chart.current?.setOption({
        animation: false,
        aria: { enabled: true, label: { description: say('chain.graph') } },
        tooltip: {
          confine: true,
          backgroundColor: t.raised,
          borderColor: t.lineStrong,
          textStyle: { color: t.text, fontSize: 12 },
          formatter: ({ data }: { data: { said?: string } }) => data.said ?? '',
        },
        series: [
          {
            type: 'graph',
            layout: 'none',
            roam: 'move',
            ...margin,
            edgeSymbol: ['none', 'arrow'],
            edgeSymbolSize: 5,
            lineStyle: { color: t.lineStrong, width: 1, curveness: 0 },
            data: [
              { id: 'first corner', x: 0, y: 0, ...corner },
              { id: 'last corner', x: across, y: down, ...corner },
              ...spots.map(({ id, column, row }) => {
                const one = byId.get(id)
                const count = offspring.get(id) ?? 0
                const onset = one?.onsetOn ? format.day(one.onsetOn) : say('chain.noOnset')
                return {
                  id,
                  name: one?.code ?? id,
                  x: column * apart,
                  y: above + row * step,
                  said: `${one?.code ?? ''} · ${onset} · ${say('chain.exposedCount', { count })}`,
                  symbolSize: Math.min(22, 8 + Math.sqrt(count) * 2.5),
                  itemStyle: {
                    color: one?.kind === 'case' ? t.accent : t.surface,
                    borderColor: t.accent,
                    borderWidth: 1.5,
                  },
                  label: {
                    show: count >= 3 || spots.length <= 60,
                    position: 'right',
                    color: t.text,
                    fontSize: 11,
                    formatter: '{b}',
                  },
                }
              }),
            ],
            links: links
              .filter(({ from, to }) => here.has(from) && here.has(to))
              .map(({ from, to }) => ({ source: from, target: to })),
          },
        ],
      })
    }
    chart.current?.resize()
    draw()
    const watcher = new ResizeObserver(draw)
    if (box.current) watcher.observe(box.current)
    const open = ({ dataType, data }: { dataType?: string; data?: unknown }): void => {
      const { id } = (data ?? {}) as { id?: string }
      if (dataType === 'node' && id && here.has(id)) void navigate(`/monitoring/person/${id}`)
    }
    const made = chart.current
    made?.on('click', open)
    return () => {
      watcher.disconnect()
      if (!made?.isDisposed()) made?.off('click', open)
    }
  }, [cases, links, chain, spots, rows, step, height, language, shade, say, box, chart, navigate])

  return (
    <div className="chain-graph">
      <div ref={box} style={{ height }} />
    </div>
  )
}

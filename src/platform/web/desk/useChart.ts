import { type ECharts, init } from 'echarts/core'
import { type RefObject, useEffect, useRef } from 'react'

/** A drawing that fills its box and follows its size. What it shows is set by the caller, whose parts are declared with `use`. */
export function useChart(): { box: RefObject<HTMLDivElement | null>; chart: RefObject<ECharts | undefined> } {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)
  useEffect(() => {
    if (!box.current) return
    const made = init(box.current, null, { renderer: 'svg' })
    chart.current = made
    const watcher = new ResizeObserver(() => made.resize())
    watcher.observe(box.current)
    return () => {
      watcher.disconnect()
      made.dispose()
    }
  }, [])
  return { box, chart }
}

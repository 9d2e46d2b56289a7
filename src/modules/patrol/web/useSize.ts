import { type RefObject, useEffect, useState } from 'react'

/** Size in pixels of what a map is drawn into, so that its words keep their size on every screen. */
export function useSize(box: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 560, height: 400 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) })
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box])
  return size
}

/** A ring of points as the path of a drawing. */
export function ringPath(ring: readonly { x: number; y: number }[]): string {
  const path = ring.map(({ x, y }, nth) => `${nth === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('')
  return path ? `${path}Z` : ''
}

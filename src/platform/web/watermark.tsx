import { type CSSProperties, type ReactNode, useMemo } from 'react'
import { useSession } from './session.tsx'
import { useTheme } from './theme.ts'
import { useMinute } from './useMinute.ts'

/**
 * Marks a screen that shows persons with who looks and when, so that a photograph of it names its source. It lies over the
 * content, takes no clicks, and is printed too.
 */
export function Watermark({ children }: { children: ReactNode }): ReactNode {
  const { session } = useSession()
  const { shade } = useTheme()
  const minute = useMinute()
  const text = `${session.account.displayName} ${session.account.username} ${minute}`
  const marks = useMemo(
    () => ({
      '--mark': draw(text, shade === 'dark' ? 'rgba(255,255,255,.055)' : 'rgba(20,30,45,.06)'),
      // Paper is white in either shade, and a printer drops what is as faint as on a screen.
      '--mark-paper': draw(text, 'rgba(20,30,45,.13)'),
    }),
    [text, shade],
  )
  return (
    <div className="watermarked">
      {children}
      <div className="watermark" aria-hidden="true" data-watermark={text} style={marks as CSSProperties} />
    </div>
  )
}

/** One tile, drawn on a canvas: no image is fetched, and the text cannot be selected away. */
function draw(text: string, colour: string): string {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) return 'none'
  const ratio = Math.min(2, window.devicePixelRatio || 1)
  context.font = '13px sans-serif'
  const width = Math.ceil(context.measureText(text).width) + 90
  canvas.width = width * ratio
  canvas.height = 150 * ratio
  context.scale(ratio, ratio)
  context.font = '13px sans-serif'
  context.fillStyle = colour
  context.translate(10, 130)
  context.rotate((-16 * Math.PI) / 180)
  context.fillText(text, 0, 0)
  return `image-set(url(${canvas.toDataURL()}) ${ratio}x)`
}

import { create } from 'qrcode'
import { type ReactNode, useEffect, useRef } from 'react'
import './scan.css'

/** White around the code, in modules, as its standard asks. */
const quiet = 4
const scale = 6

/** One frame as a QR code, black on white whatever the theme. */
export function FrameCanvas({ text, label }: { text: string; label: string }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const target = canvas.current
    const context = target?.getContext('2d')
    if (!target || !context) return
    const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules
    target.width = target.height = (size + 2 * quiet) * scale
    context.fillStyle = '#fff'
    context.fillRect(0, 0, target.width, target.height)
    context.fillStyle = '#000'
    for (let at = 0; at < size * size; at++)
      if (data[at])
        context.fillRect(((at % size) + quiet) * scale, (Math.floor(at / size) + quiet) * scale, scale, scale)
    // For whoever tests the screen: which frame the picture is of.
    target.dataset.frame = text.split('*')[2] ?? ''
  }, [text])
  return <canvas ref={canvas} className="f-frame" role="img" aria-label={label} />
}

/** Reads the QR code in a picture; undefined where there is none. */
export type CodeReader = (video: HTMLVideoElement) => Promise<string | undefined>

interface Detector {
  detect: (source: CanvasImageSource) => Promise<readonly { rawValue: string }[]>
}
interface DetectorKind {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

/** Longest side of the picture that is looked at, in pixels: enough for a code, and a cheap phone keeps up. */
const longest = 900

/** The reader of this phone: the browser's own, else one that is fetched when first needed. */
export async function openReader(): Promise<CodeReader> {
  const own = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector
  const formats: readonly string[] | undefined = await own?.getSupportedFormats().catch(() => [])
  if (own && formats?.includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue
  }
  const { default: read } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    const scale = Math.min(1, longest / Math.max(video.videoWidth, video.videoHeight, 1))
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    if (!context || canvas.width === 0) return undefined
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    return read(data, width, height, { inversionAttempts: 'dontInvert' })?.data
  }
}

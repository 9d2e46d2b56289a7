import sharp from 'sharp'
import { isAnimated, longestSide, mostPixels } from '../../contract/picture.ts'

/** Kinds of pictures that are drawn anew. */
export type PictureKind = 'jpeg' | 'png' | 'webp'

/** A picture drawn anew, or the problem of `file` that says why it is not taken. */
export type Drawn = { made: Uint8Array } | { refused: 'damaged' | 'picture_too_large' | 'picture_moves' | 'too_large' }

/** How much of each side is kept at a next try, where a picture drawn anew is over the limit of a file. */
const shares = [1, 0.7, 0.5, 0.35]
/** Red seals on white paper keep their edge without a second pair of pixels for colour. */
const jpeg = { quality: 88, chromaSubsampling: '4:4:4' } as const
const webp = { quality: 90, effort: 2, smartSubsample: true } as const

// One core of the machine for one picture, and none kept for a next one.
sharp.concurrency(1)
sharp.cache(false)
// Only readers of what is taken: SVG, TIFF, PDF and the like cannot be reached, whatever the bytes say.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp'].map((name) => `VipsForeignLoad${name}Buffer`) })

/**
 * Decodes a picture and draws it anew, upright, in sRGB, its longest side of 4096 pixels at most: nothing that was written beside
 * its pixels, in them as bytes or behind them goes along. Of `most` bytes at most, which 20 MiB always suffice for.
 */
export async function draw(kind: PictureKind, bytes: Uint8Array, most: number): Promise<Drawn> {
  if (isAnimated(bytes)) return { refused: 'picture_moves' }
  // The limit of pixels is asked of the head before anything is decoded.
  const open = (limitInputPixels: number | false) =>
    sharp(bytes, { failOn: 'error', limitInputPixels, sequentialRead: true })
  try {
    const { format, width, height } = await open(false).metadata()
    if (format !== kind) return { refused: 'damaged' }
    if (width * height > mostPixels) return { refused: 'picture_too_large' }
    const longer = Math.min(longestSide, Math.max(width, height))
    for (const share of shares) {
      const side = Math.max(1, Math.round(longer * share))
      const drawn = open(mostPixels)
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
      const coded = { jpeg: () => drawn.jpeg(jpeg), png: () => drawn.png(), webp: () => drawn.webp(webp) }[kind]()
      const made = await coded.toBuffer()
      if (made.length <= most) return { made }
    }
    return { refused: 'too_large' }
  } catch {
    return { refused: 'damaged' }
  }
}

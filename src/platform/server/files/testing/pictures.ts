import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** What a camera and a person write beside a picture. */
const aside = { IFD0: { Artist: 'someone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 24/1 36/1' } }

/** A picture of so many pixels with a mark in its upper left corner, which shows how it was turned. */
export function drawing(width: number, height: number): Sharp {
  const mark = { create: { width: width >> 1, height: height >> 1, channels: 3, background: '#c00' } } as const
  return sharp({ create: { width, height, channels: 3, background: '#fff' } }).composite([
    { input: mark, left: 0, top: 0 },
  ])
}

/** A PNG with Exif and a text beside its picture. */
export const png = await drawing(12, 8)
  .withExif(aside)
  .png({ comment: 'someone' } as object)
  .toBuffer()

/** A WebP with Exif and XMP behind its picture. */
export const webp = await drawing(12, 8)
  .withExif(aside)
  .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">someone</x:xmpmeta>')
  .webp()
  .toBuffer()

/** A JPEG as a phone that was held upright writes it: lying, with a place, a profile of its screen, and how to turn it. */
export const photo = await drawing(120, 80)
  .withExif(aside)
  .withMetadata({ orientation: 6 })
  .withIccProfile('p3')
  .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">someone</x:xmpmeta>')
  .jpeg()
  .toBuffer()

/** A PNG of one colour: few bytes that swell to many pixels. */
export function flatPng(width: number, height: number): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(body.length)
    ends.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Longest side of a picture that is attached, in pixels: two printed pages side by side stay legible. */
export const longestSide = 4096
/** Most pixels that a picture is decoded from: those of a phone's 50-megapixel camera, which has 8160 by 6144. */
export const mostPixels = 52_000_000

/**
 * Whether a WebP or PNG moves, by its container (RFC 9649; W3C PNG, third edition). Drawn anew it would lose all frames but one,
 * so it is refused rather than taken in part.
 */
export function isAnimated(bytes: Uint8Array): boolean {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (ascii(0, 4) === 'RIFF' && ascii(8, 16) === 'WEBPVP8X') return ((bytes[20] ?? 0) & 0x02) !== 0
  if (ascii(1, 4) !== 'PNG') return false
  // `acTL` stands before the first data of the picture.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = ascii(at + 4, at + 8)
    if (name === 'acTL') return true
    if (name === 'IDAT') return false
  }
  return false
}

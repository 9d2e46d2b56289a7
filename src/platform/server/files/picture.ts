import { cleanJpeg } from '../jpeg.ts'

/** Chunks of a PNG that make its picture (W3C PNG, third edition); place, camera, time and words are in others. */
const pngChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'IDAT', 'IEND'])
/** Chunks of a WebP that make its picture (RFC 9649). */
const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])
/** In the header of an extended WebP: that a colour profile, Exif or XMP follow. */
const webpAside = 0x20 | 0x08 | 0x04

export const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A picture with its picture alone; undefined when it is cut off or is none. */
export function cleanPicture(kind: 'jpeg' | 'png' | 'webp', bytes: Buffer): Buffer | undefined {
  return { jpeg: cleanJpeg, png: cleanPng, webp: cleanWebp }[kind](bytes)
}

function cleanPng(bytes: Buffer): Buffer | undefined {
  if (!bytes.subarray(0, 8).equals(pngStart)) return undefined
  const kept: Buffer[] = [pngStart]
  let [at, hasHead, hasData] = [8, false, false]
  while (at + 12 <= bytes.length) {
    const past = at + 12 + bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (past > bytes.length) return undefined
    if (!hasHead && name !== 'IHDR') return undefined
    hasHead = true
    hasData ||= name === 'IDAT'
    if (pngChunks.has(name)) kept.push(bytes.subarray(at, past))
    if (name === 'IEND') return hasData ? Buffer.concat(kept) : undefined
    at = past
  }
  return undefined
}

function cleanWebp(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return undefined
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) return undefined
  const kept: Buffer[] = []
  let hasPicture = false
  for (let at = 12; at < end; ) {
    if (at + 8 > end) return undefined
    const name = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const past = at + 8 + size + (size % 2)
    if (past > end) return undefined
    hasPicture ||= /^(VP8 |VP8L|ANMF)$/.test(name)
    if (webpChunks.has(name)) {
      const chunk = Buffer.from(bytes.subarray(at, past))
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~webpAside
      kept.push(chunk)
    }
    at = past
  }
  if (!hasPicture) return undefined
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

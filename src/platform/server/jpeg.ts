/** Markers of JPEG (ITU-T T.81, annex B). */
const [start, end, scan, restartFirst, restartLast] = [0xd8, 0xd9, 0xda, 0xd0, 0xd7]
/** Frames that every browser draws: baseline, extended and progressive, coded by Huffman. */
const frames = new Set([0xc0, 0xc1, 0xc2])
/** What a picture is made of besides: tables of Huffman codes and of quantisation, restart interval. */
const tables = new Set([0xc4, 0xdb, 0xdd])

/**
 * A JPEG with its picture alone: no Exif (place, camera, time), no thumbnail, no comment, nothing behind its end. Undefined
 * when it is no JPEG that every browser draws, or is cut off.
 */
export function cleanJpeg(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== start) return undefined
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  let hasFrame = false
  let hasScan = false
  while (at + 3 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === end) break
    const length = bytes.readUInt16BE(at + 2)
    const past = at + 2 + length
    if (length < 2 || past > bytes.length) return undefined
    if (frames.has(marker)) {
      if (hasFrame || length < 8) return undefined
      hasFrame = true
    } else if (marker === scan) {
      if (!hasFrame) return undefined
      const behind = endOfScan(bytes, past)
      if (behind === undefined) return undefined
      kept.push(bytes.subarray(at, behind))
      hasScan = true
      at = behind
      continue
    } else if (!tables.has(marker)) {
      // Application data and comments are left out; anything else is no picture that we know.
      if (!((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)) return undefined
      at = past
      continue
    }
    kept.push(bytes.subarray(at, past))
    at = past
  }
  if (!hasScan || bytes[at] !== 0xff || bytes[at + 1] !== end) return undefined
  return Buffer.concat([...kept, Buffer.from([0xff, end])])
}

/** Where the coded data of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number | undefined {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] as number
    if (next !== 0 && !(next >= restartFirst && next <= restartLast) && next !== 0xff) return at
  }
  return undefined
}

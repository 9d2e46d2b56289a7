/** Long sides in pixels and qualities that are tried, the best first. */
const sides = [1600, 1280, 1024] as const
const qualities = [0.75, 0.6, 0.45] as const

/**
 * A photograph small enough to travel, drawn anew: upright, and without what the camera wrote beside it. Undefined when the
 * browser cannot read it as a picture.
 */
export async function shrink(photo: Blob, most: number): Promise<Blob | undefined> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  } catch {
    return undefined
  }
  const canvas = document.createElement('canvas')
  try {
    for (const side of sides) {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
      canvas.width = Math.max(1, Math.round(bitmap.width * scale))
      canvas.height = Math.max(1, Math.round(bitmap.height * scale))
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      for (const quality of qualities) {
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
        if (blob && blob.size <= most) return blob
      }
    }
    return undefined
  } finally {
    bitmap.close()
  }
}

/** Bytes as base64. */
export async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

import { isAnimated, longestSide } from '#platform/contract/picture.ts'

/** So much of a file shows whether it moves, unless a colour profile is larger; the server looks at all of it. */
const head = 65_536

/**
 * A picture drawn anew before it is sent, upright and small, with nothing that a camera wrote beside it; other files, pictures
 * that move, and what this browser cannot read, as they are: the server draws anew or refuses them.
 */
export async function redraw(file: File): Promise<Blob> {
  const type = /^image\/(jpeg|png|webp)$/.exec(file.type)?.[0]
  if (!type) return file
  const canvas = document.createElement('canvas')
  try {
    if (isAnimated(new Uint8Array(await file.slice(0, head).arrayBuffer()))) return file
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.92))
    return drawn && drawn.type === type ? drawn : file
  } catch {
    return file
  }
}

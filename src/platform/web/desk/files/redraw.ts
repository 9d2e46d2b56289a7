/** Longest side of a picture that is attached, in pixels: two printed pages side by side stay legible. */
const longest = 4096

/**
 * A picture drawn anew, upright and with nothing that a camera wrote beside it; other files, and what this browser cannot read,
 * as they are: the server cleans or refuses them.
 */
export async function redraw(file: File): Promise<Blob> {
  const type = /^image\/(jpeg|png|webp)$/.exec(file.type)?.[0]
  if (!type) return file
  const canvas = document.createElement('canvas')
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
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

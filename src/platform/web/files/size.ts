/** Bytes as people write them: 640 KiB, 3.2 MiB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1_048_576) return `${Math.round(bytes / 1024)} KiB`
  return `${(bytes / 1_048_576).toFixed(1)} MiB`
}

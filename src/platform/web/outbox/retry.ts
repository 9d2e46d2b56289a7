/** Wakes the outbox at the earliest moment that was asked for. Times are those of `performance.now()`, which never jumps. */
export function alarm(ring: () => void): { at: (time: number) => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Number.POSITIVE_INFINITY
  const stop = (): void => {
    clearTimeout(timer)
    due = Number.POSITIVE_INFINITY
  }
  return {
    at: (time) => {
      // An earlier alarm rings first; the outbox then asks for the next one.
      if (time >= due && due > performance.now()) return
      stop()
      due = time
      timer = setTimeout(
        () => {
          due = Number.POSITIVE_INFINITY
          ring()
        },
        Math.max(0, time - performance.now()) + 1,
      )
    },
    stop,
  }
}

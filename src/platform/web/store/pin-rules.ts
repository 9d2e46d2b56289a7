/** Digits of a PIN. Fixed, so that the last one can open the phone by itself. */
export const pinLength = 6
/** Wrong PINs after which the phone is emptied. */
export const mostWrong = 10

/** Seconds to wait after so many wrong PINs in a row, before the next may be tried. */
export function waitAfter(wrong: number): number {
  const waits = [0, 0, 0, 0, 30, 60, 300, 900, 1800, 3600]
  return waits[Math.min(wrong, waits.length - 1)] ?? 0
}

/** Whether a PIN is among the first that anybody would try: one digit, a run, a pattern repeated, a day of the year in a row. */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0))
  if (steps.every((step) => step === steps[0] && Math.abs(step) <= 1)) return true
  if (/^(\d\d)\1\1$|^(\d{3})\2$/.test(pin)) return true
  if (/^(\d)\1\1(\d)\2\2$|^(\d)\3(\d)\4(\d)\5$/.test(pin)) return true
  return ['520131', '131452', '521131', '147258', '258369', '159357', '147369', '123789', '789456', '159753'].includes(
    pin,
  )
}

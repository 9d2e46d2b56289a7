/** What was typed as a number, also by a Chinese keyboard: full-width digits and thousands commas are read; null where nothing stands, else NaN. */
export function readNumber(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s,，]/g, '')
  if (plain === '') return null
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** Whether a number lies between bounds and is whole, for what is reckoned with it before anything is sent. */
export const isWithin = (value: number | null, min: number, max: number): value is number =>
  value !== null && Number.isInteger(value) && value >= min && value <= max

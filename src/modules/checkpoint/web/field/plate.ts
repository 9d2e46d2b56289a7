/** One-letter names of the provinces, as plates bear them; the own and the neighbours' first. */
export const provinces = [...'川甘陕渝贵云青藏鄂湘京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫粤桂琼宁新']
/** Letters of a plate: I and O are not used (GA 36-2018). */
export const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']
const digits = [...'1234567890']
const last = [...'学警挂港澳']
/** Letters of a new-energy vehicle, first or last of its six signs. */
const newEnergy = /^[\u4e00-\u9fa5][A-Z][DF][A-Z0-9]{5}$|^[\u4e00-\u9fa5][A-Z]\d{5}[DF]$/

/** Keys that fit where the plate stands, in rows. */
export function keysAt(plate: string): readonly (readonly string[])[] {
  if (plate.length === 0) return [provinces]
  if (plate.length === 1) return [letters]
  return plate.length === 6 ? [digits, letters, last] : [digits, letters]
}

/** A sign more; the plate as it was where it is full. */
export function typed(plate: string, sign: string): string {
  return plate.length < 8 ? plate + sign : plate
}

/** A whole plate: seven signs, or the eight of a new-energy vehicle. */
export function isWhole(plate: string): boolean {
  return plate.length === 7 ? /^[\u4e00-\u9fa5][A-Z][A-Z0-9]{4}[A-Z0-9学警挂港澳]$/.test(plate) : newEnergy.test(plate)
}

/** What was typed or pasted, as a plate is written: without points and blanks, in capitals. */
export function asPlate(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•.-]+/g, '')
    .toUpperCase()
    .slice(0, 8)
}

/** Known plates that have what was typed, the latest first: three signs are mostly enough. */
export function fitting<T extends { plate: string }>(known: readonly T[], text: string, most = 4): T[] {
  const found: T[] = []
  if (text.length < 2) return found
  for (const one of known) {
    if (!one.plate.includes(text)) continue
    found.push(one)
    if (found.length === most) break
  }
  return found
}

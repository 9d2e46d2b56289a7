/** One-letter names of the provinces, as plates bear them; the own and the neighbours' first. */
export const provinces = [...'川甘陕渝贵云青藏鄂湘京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫粤桂琼宁新']
/** Letters of a plate: I and O are not used (GA 36-2018). */
export const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ']
/** Letters that mark a new-energy vehicle: A to E one that is electric alone, F to K another (GA 36-2018). */
const newEnergyLetters = [...'ABCDEFGHJK']
const digits = [...'1234567890']
const last = [...'学警挂港澳领']
const usual = /^[\u4e00-\u9fa5][A-Z][A-Z0-9]{4}[A-Z0-9学警挂港澳领]$/
/** Eight signs: a small vehicle has the letter first of its six and digits last, a large one has it last. */
const newEnergy = /^[\u4e00-\u9fa5][A-Z](?:[A-HJK][A-Z0-9]\d{4}|\d{5}[A-HJK])$/
/** Seven signs to which an eighth may come. */
const sevenOfEight = /^[\u4e00-\u9fa5][A-Z](?:[A-HJK][A-Z0-9]\d{3}|\d{5})$/
/** The armed police, embassies, the army, farm vehicles, other countries: any signs, one of them a digit. */
const other = /^(?=.*\d)[A-Z0-9\u4e00-\u9fa5]{6,10}$/
const longest = 10

/** Keys that fit where the plate stands, in rows. */
export function keysAt(plate: string): readonly (readonly string[])[] {
  if (plate.length === 0) return [provinces]
  if (plate.length === 1) return [letters]
  if (plate.length === 7 && mayGrow(plate)) return [/\d{5}$/.test(plate) ? newEnergyLetters : digits]
  if (plate.length >= 7) return []
  return plate.length === 6 ? [digits, letters, last] : [digits, letters]
}

/** A sign more; the plate as it was where it is full. */
export function typed(plate: string, sign: string): string {
  return plate.length < 8 ? plate + sign : plate
}

/** A whole plate: seven signs, the eight of a new-energy vehicle, or what one of another kind bears. */
export function isWhole(plate: string): boolean {
  const isUsual = provinces.includes(plate[0] ?? '') && /^[A-Z]/.test(plate.slice(1))
  return isUsual ? usual.test(plate) || newEnergy.test(plate) : other.test(plate)
}

/** Whether a plate that is whole may be the beginning of a longer one, so that nothing may close over the next sign. */
export function mayGrow(plate: string): boolean {
  return (
    isWhole(plate) &&
    !newEnergy.test(plate) &&
    (sevenOfEight.test(plate) || (!usual.test(plate) && plate.length < longest))
  )
}

/** What was typed or pasted, as a plate is written: without points and blanks, in capitals. */
export function asPlate(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•.-]+/g, '')
    .toUpperCase()
    .slice(0, longest)
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

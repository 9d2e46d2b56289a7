const dayMs = 86_400_000
const countyMs = 8 * 3_600_000
/** A day of follow-up begins at 6 o'clock and has 16 hours, cut into equal parts. */
const firstHour = 6
const hours = 16

/** Days and times of one follow-up. */
export interface Plan {
  startsOn: string
  days: number
  perDay: number
}

/** Calendar day in the county. */
export const dayAt = (at: Date): string => new Date(at.getTime() + countyMs).toISOString().slice(0, 10)

/** The day `days` later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** How many days lie between two days. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)

/** Times that are over at a moment; the database counts the same in monitoring.closed_slots. */
export function closedSlots({ startsOn, days, perDay }: Plan, at: Date): number {
  const ofDay = ((at.getTime() + countyMs) % dayMs) / 3_600_000
  const today = Math.min(perDay, Math.max(0, Math.floor(((ofDay - firstHour) * perDay) / hours)))
  return Math.max(0, Math.min(days * perDay, daysBetween(startsOn, dayAt(at)) * perDay + today))
}

/** Day and number (from 1) of the nth time. */
export const slotAt = ({ startsOn, perDay }: Plan, index: number): { day: string; slot: number } => ({
  day: dayAfter(startsOn, Math.floor(index / perDay)),
  slot: (index % perDay) + 1,
})

/** Which time a day and number are, from 0; undefined outside of the plan. */
export function slotIndex({ startsOn, days, perDay }: Plan, day: string, slot: number): number | undefined {
  const index = daysBetween(startsOn, day) * perDay + slot - 1
  return slot >= 1 && slot <= perDay && index >= 0 && index < days * perDay ? index : undefined
}

/** The time that is open at a moment, by its index; undefined in the night and outside of the plan. */
export function openSlot(plan: Plan, at: Date): number | undefined {
  const index = closedSlots(plan, at)
  const { day } = slotAt(plan, index)
  const ofDay = ((at.getTime() + countyMs) % dayMs) / 3_600_000
  return index < plan.days * plan.perDay && day === dayAt(at) && ofDay >= firstHour ? index : undefined
}

/** Times that may still be told at a moment, the latest first: begun since yesterday, owed, and not told. */
export function tellable(plan: Plan, skipped: number, told: readonly number[], at: Date): number[] {
  const last = openSlot(plan, at) ?? closedSlots(plan, at) - 1
  const yesterday = daysBetween(plan.startsOn, dayAt(at)) - 1
  const first = Math.max(skipped, yesterday * plan.perDay)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, back) => last - back).filter(
    (index) => !told.includes(index),
  )
}

/** When a time of the day begins and ends, as HH:MM in the county. */
export function hoursOf(perDay: number, slot: number): { from: string; to: string } {
  const clock = (part: number) => {
    const minutes = Math.round((firstHour + (part * hours) / perDay) * 60)
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  }
  return { from: clock(slot - 1), to: clock(slot) }
}

/** The day on which somebody is free without anybody doing anything. */
export const releaseDay = ({ startsOn, days }: Plan): string => dayAfter(startsOn, days)

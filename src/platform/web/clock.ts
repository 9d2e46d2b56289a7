/** Differences below this are the way of the answer and not worth telling. */
const slack = 60_000
let ahead = 0

/** Takes the county's clock as the server told it: a desk whose date is wrong, or a county that replays a past week, shows its day. */
export function setCountyClock(now: string, here = Date.now()): void {
  const difference = Date.parse(now) - here
  ahead = Number.isFinite(difference) && Math.abs(difference) > slack ? difference : 0
}

/** Now in the county: for days, deadlines and what is late. When something happened on this device is `new Date()`. */
export function countyNow(): Date {
  return new Date(Date.now() + ahead)
}

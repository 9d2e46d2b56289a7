/** Degrees, to four decimals. */
export interface Position {
  lat: number
  lon: number
}

/** How long a tap waits for a position, in milliseconds; without one the check-in goes out all the same. */
const patience = 8_000
const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000

/** Where the phone is at this moment, asked once; undefined where it cannot or may not say. */
export function locate(): Promise<Position | undefined> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: round(coords.latitude), lon: round(coords.longitude) }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: patience, maximumAge: 0 },
    )
  })
}

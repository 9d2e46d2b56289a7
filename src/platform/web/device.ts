/** System and browser out of what a browser says of itself; anything else in its first words, nothing where nothing is known. */
export function deviceWords(device: string | null): string | null {
  if (!device) return null
  // Android calls itself Linux first.
  const system = (/Android|iPhone|iPad|HarmonyOS/.exec(device) ?? /Windows|Mac OS|Linux/.exec(device))?.[0]
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(device)?.[0]?.replace('Edg', 'Edge')
  const known = [system, browser].filter(Boolean).join(' · ')
  return known || device.slice(0, 30)
}

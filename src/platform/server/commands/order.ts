/**
 * In which order commands of one request are carried out: as they stand, but what one device did is put into the order of
 * its deeds by its hybrid logical clock. A line of a valley doubles and turns about what a phone sent; the later of two
 * edits must stay the later one. Answers the places of the commands; those without a clock keep theirs.
 */
export function deedOrder(commands: readonly ({ hlc?: string; device?: string } | undefined)[]): number[] {
  const order = commands.map((_, at) => at)
  const devices = Map.groupBy(
    order.filter((at) => commands[at]?.hlc !== undefined),
    (at) => commands[at]?.device ?? '',
  )
  for (const places of devices.values()) {
    const sorted = places.toSorted((a, b) => compare(commands[a]?.hlc ?? '', commands[b]?.hlc ?? '') || a - b)
    places.forEach((place, at) => {
      order[place] = sorted[at] as number
    })
  }
  return order
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

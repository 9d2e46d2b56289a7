/** What a line of door numbers comes to: the numbers in order, and the pieces that could not be read. */
export interface Numbers {
  numbers: string[]
  unread: string[]
}

/** Most numbers that one line may come to; more is a slip of the hand. */
export const mostNumbers = 2000

const part = /^(\D*?)(\d+)(\D*)$/

/**
 * Reads door numbers as people write them: `101, 102`, `1-30`, `A1-A12`, `1号-30号`. From three digits on the last two are
 * the room and what stands before them the floor, so that `101-604` is four rooms on each of six floors; with `byFloor` off
 * it is every number from 101 to 604. A number that comes twice is kept once.
 */
export function readNumbers(text: string, byFloor = true): Numbers {
  const numbers: string[] = []
  const unread: string[] = []
  for (const piece of pieces(text)) {
    const read = readPiece(toPlain(piece), byFloor)
    if (!read || numbers.length + read.length > mostNumbers) unread.push(piece)
    else numbers.push(...read)
  }
  return { numbers: [...new Set(numbers)], unread }
}

function readPiece(piece: string, byFloor: boolean): string[] | undefined {
  const ends = piece.split(/\s*(?:-|–|—|~|至|到)\s*/)
  const [from, to] = ends
  if (ends.length === 1) return piece.length <= 40 ? [piece] : undefined
  // 1-1-101 is a number of its own, not a range.
  if (ends.length > 2 || !from || !to) return ends.length > 2 && piece.length <= 40 ? [piece] : undefined
  const [start, end] = [part.exec(from), part.exec(to)]
  if (!start || !end) return undefined
  const [, head = '', low = '', tail = ''] = start
  const [, headOfEnd = '', high = '', tailOfEnd = ''] = end
  if ((headOfEnd && headOfEnd !== head) || (tail && tail !== tailOfEnd)) return undefined
  return expand(low, high, byFloor)?.map((number) => `${head}${number}${tailOfEnd}`)
}

function expand(low: string, high: string, byFloor: boolean): string[] | undefined {
  const [from, to] = [Number(low), Number(high)]
  if (from > to) return undefined
  const [room, lastRoom] = [from % 100, to % 100]
  const [floor, lastFloor] = [Math.floor(from / 100), Math.floor(to / 100)]
  if (byFloor && low.length >= 3 && floor !== lastFloor) {
    if (room > lastRoom) return undefined
    if ((lastFloor - floor + 1) * (lastRoom - room + 1) > mostNumbers) return undefined
    return count(floor, lastFloor).flatMap((each) => count(room, lastRoom).map((one) => String(each * 100 + one)))
  }
  if (to - from + 1 > mostNumbers) return undefined
  return count(from, to).map((number) => String(number).padStart(low.startsWith('0') ? low.length : 0, '0'))
}

function count(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** Numbers one by one, without ranges: 102-1 is a door. */
export function listNumbers(text: string): string[] {
  return [...new Set(pieces(text).map(toPlain))]
}

function pieces(text: string): string[] {
  return text
    .split(/[,，、;；\n\t]+/)
    .map((each) => each.trim())
    .filter(Boolean)
}

/** Full-width letters and digits as plain ones. */
function toPlain(text: string): string {
  return text.replaceAll(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
}

/** What goes from one phone to another: sealed parcels, and beside them only whose they are and how many commands. */
export interface HandOver {
  /** Name of the colleague as the carrier knows them; at most 60 letters. */
  from: string
  /** How many commands are in the parcels. */
  count: number
  parcels: readonly string[]
}

/** Most parcels of one hand-over; each holds up to `commandsInParcel`. */
const mostParcels = 1000
/** Commands sealed together. */
export const commandsInParcel = 20

/** As the text of a file or of frames, ASCII alone. */
export function packHandOver({ from, count, parcels }: HandOver): string {
  const text = JSON.stringify({ lianfang: 'hand-over', v: 1, from: from.slice(0, 60), count, parcels })
  return text.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Reads such a text; undefined when it is none. What is in the parcels only the server can tell. */
export function readHandOver(text: string): HandOver | undefined {
  try {
    const { lianfang, v, from, count, parcels } = JSON.parse(text) as Record<string, unknown>
    if (lianfang !== 'hand-over' || v !== 1) return undefined
    if (typeof from !== 'string' || typeof count !== 'number' || !Number.isInteger(count) || count < 1) return undefined
    if (!Array.isArray(parcels) || parcels.length === 0 || parcels.length > mostParcels) return undefined
    return parcels.every(isParcel) ? { from: from.slice(0, 60), count, parcels } : undefined
  } catch {
    return undefined
  }
}

/** As `POST /api/sealed` takes it. */
const isParcel = (parcel: unknown): parcel is string =>
  typeof parcel === 'string' && parcel.length <= 300_000 && /^[\w-]+$/.test(parcel)

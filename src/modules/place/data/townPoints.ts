/** Where towns lie, roughly: enough to place a sized dot on a schematic map, never to navigate by. */
import { readFile } from 'node:fs/promises'
import { parseRows } from './csv.ts'

/** A town's approximate place in WGS-84 degrees, off by up to about 8 km. */
export type TownPoint = { code: string; name: string; lon: number; lat: number }

/** Points of the towns below `prefix` (a county code); an empty list where none are known, and the map then shows a list instead. */
export async function listTownPoints(prefix: string): Promise<TownPoint[]> {
  const rows = parseRows(await readFile(new URL('./townPoints.csv', import.meta.url), 'utf8'))
  return rows
    .map(([code = '', name = '', lon = '', lat = '']) => ({ code, name, lon: Number(lon), lat: Number(lat) }))
    .filter((point) => point.code.startsWith(prefix))
}

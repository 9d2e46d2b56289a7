import { newId, type Result, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { areas } from '#main/testing/county-fixture.ts'
import * as c from '../../contract/index.ts'

/** Code of a refusal, or the status of what was not refused. */
export const refusal = (result: Result<unknown>): string =>
  result.status === 'refused' ? (result.problem?.code ?? '') : result.status

/** Codes of a refusal by field. */
export const fieldsOf = (result: Result<unknown>): [string, string][] =>
  (result.problem?.fields ?? []).map(({ path, code }) => [path, code])

/** A day so many days from now, YYYY-MM-DD. */
export const inDays = (days: number): string => c.dayOf(new Date(Date.now() + days * 86_400_000))

/** Sends a command that must be taken, and answers its id. */
export async function done<D extends Parameters<TestClient['command']>[0]>(
  who: TestClient,
  definition: D,
  body: Parameters<TestClient['command']>[1],
): Promise<string> {
  const id = newId()
  const result = await who.command(definition, body as never, { id })
  if (result.status !== 'accepted')
    throw new Error(`${definition.name}: ${result.problem?.code} ${JSON.stringify(result.problem?.fields ?? [])}`)
  return id
}

/** Stores and things of the small county. */
export interface Goods {
  /** Warehouse in the first town, a post in its first grid, a post in the other town. */
  warehouse: string
  post: string
  postB: string
  /** Masks of two standards. */
  n95: string
  surgical: string
}

/** Opens the stores and defines the things. */
export async function someGoods(county: TestCounty): Promise<Goods> {
  const dispatcher = county.as('dispatcher')
  const point = (place: string, kind: c.PointKind, name: string) => done(dispatcher, c.openPoint, { place, kind, name })
  const item = (name: string, standard: string) =>
    done(dispatcher, c.defineItem, { name, standard, source: '国家标准', unit: '只', lowDays: 3 })
  return {
    warehouse: await point(areas.townA.id, 'warehouse', '龙安镇物资库'),
    post: await point(areas.grid1.id, 'post', '报恩寺值守点'),
    postB: await point(areas.gridB.id, 'post', '白马卡口'),
    n95: await item('医用防护口罩', 'GB 19083-2010'),
    surgical: await item('医用外科口罩', 'YY 0469-2011'),
  }
}

/** Goods come in from outside; answers the lot. */
export async function goodsIn(
  county: TestCounty,
  {
    point,
    item,
    quantity,
    days = 365,
    lotNo = '',
  }: { point: string; item: string; quantity: number; days?: number; lotNo?: string },
): Promise<string> {
  const lot = newId()
  const line = {
    lot,
    item,
    lotNo: lotNo || lot.slice(-8),
    expiresOn: inDays(days),
    quantity,
    ...(days < 0 ? { despite: '待报废' } : {}),
  }
  await done(county.as('dispatcher'), c.receiveGoods, { point, from: '市调拨', lines: [line] })
  return lot
}

/** Lots at a point as the reader sees them: lot and quantity. */
export async function lotsAt(who: TestClient, point: string): Promise<Record<string, number>> {
  const { lots } = await who.get(c.pointStock, { point })
  return Object.fromEntries(lots.map(({ lot, quantity }) => [lot, quantity]))
}

/** Deletes everything of the module, moves first. */
export async function emptySupply(county: TestCounty): Promise<void> {
  for (const table of ['event', 'move', 'balance', 'request', 'donation', 'stock_take', 'lot', 'point', 'item'])
    await county.admin.query(`delete from supply.${table}`)
}

import { newId, type TestCounty } from './county.ts'
import { areas, countyCode, pathOf } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import { type SupplyWish, supplyRows } from './rows-supply.ts'
import { type SampleOf, unique, type Where } from './sample.ts'

/** A request at a place with its point, source, item and lot; nowhere has ids that nothing has. */
export async function supplyFor(
  county: TestCounty,
  at: Where,
  state = 'asked',
): Promise<Required<Omit<SupplyWish, 'state'>> & { donation: string }> {
  const ids = { request: newId(), point: newId(), source: newId(), item: newId(), lot: newId() }
  if (at === 'nowhere') return { ...ids, donation: newId() }
  const grid = at === 'own' ? 'grid1' : 'gridB'
  const rows = supplyRows({ county: countyCode, path: pathOf(grid), place: areas[grid].id }, { ...ids, state })
  await insertRows(county.admin, rows)
  const donation = rows.find(({ table }) => table === 'supply.donation')?.values.id as string
  return { ...ids, donation }
}

interface World {
  grid(at: Where): string
  supply(at: Where, state?: string): ReturnType<typeof supplyFor>
}
type Sample = SampleOf<World>
type Made = Awaited<ReturnType<typeof supplyFor>>
const atPlace = (of: (made: Made) => object, state?: string): Sample => ({
  reach: 'place',
  of: async (world, at) => of(await world.supply(at, state)),
})
const self = (more: object = {}): Sample => ({ reach: 'self', of: () => more })
const itemWords = () => ({ name: unique(), standard: 'YY 0469-2011', source: '国家药监局', unit: '只', lowDays: 3 })
const line = { lotNo: '1', quantity: 5 }

/** Samples of the module's commands. */
export const supplyCommands: Readonly<Record<string, Sample>> = {
  // Items belong to the county as a whole.
  'supply.defineItem': { reach: 'self', of: itemWords },
  'supply.changeItem': {
    reach: 'county',
    of: async (world, at) => ({ item: (await world.supply(at)).item, version: 1, ...itemWords(), retired: false }),
  },
  'supply.openPoint': {
    reach: 'place',
    of: (world, at) => ({ place: world.grid(at), kind: 'post', name: unique() }),
  },
  'supply.changePoint': atPlace(({ point }) => ({ point, version: 1, kind: 'post', name: unique(), closed: false })),
  // What comes in is of an item of the county, wherever it was first asked for.
  'supply.receiveGoods': {
    reach: 'place',
    of: async (world, at) => {
      const [{ point }, { item }] = [await world.supply(at), await world.supply('own')]
      return { point, from: '市调拨', lines: [{ ...line, lot: newId(), item }] }
    },
  },
  'supply.recordDonation': {
    reach: 'place',
    of: async (world, at) => {
      const [{ point }, { item }] = [await world.supply(at), await world.supply('own')]
      return { point, donor: '某制药厂', lines: [{ ...line, lot: newId(), item }] }
    },
  },
  'supply.issue': atPlace(({ source, item }) => ({ point: source, item, quantity: 1 })),
  'supply.move': {
    reach: 'place',
    of: async (world, at) => {
      const { source, point, lot } = await world.supply(at)
      return { from: source, to: point, lot, quantity: 1 }
    },
    cross: async (world, at) => {
      const { source, lot } = await world.supply('own')
      return { from: source, to: (await world.supply(at)).point, lot, quantity: 1 }
    },
  },
  'supply.discard': atPlace(({ source, lot }) => ({ point: source, lot, quantity: 1, said: '受潮' })),
  'supply.takeStock': atPlace(({ source, lot }) => ({
    ...{ point: source, lines: [{ lot, was: 100, counted: 99 }], said: '清点' },
  })),
  'supply.ask': {
    reach: 'place',
    of: async (world, at) => {
      const [{ point }, { item }] = [await world.supply(at), await world.supply('own')]
      return { point, item, quantity: 5, urgency: 'now', dueAt: new Date(Date.now() + 3_600_000).toISOString() }
    },
  },
  'supply.withdraw': atPlace(({ request }) => ({ request })),
  'supply.approve': atPlace(({ request, source }) => ({ request, source, quantity: 10 })),
  'supply.refuse': atPlace(({ request }) => ({ request, said: '已另行安排' })),
  'supply.send': atPlace(({ request }) => ({ request, quantity: 10 }), 'approved'),
  'supply.receive': atPlace(
    ({ request, lot }) => ({ request, lines: [{ lot, quantity: 10 }], signsFor: '该点没有信号' }),
    'sent',
  ),
  'supply.settle': atPlace(({ request }) => ({ request, how: 'lost', quantity: 2, said: '途中损坏' }), 'short'),
}

/** Samples of the module's reads. */
export const supplyQueries: Readonly<Record<string, Sample>> = {
  'supply.items': self(),
  'supply.board': self(),
  'supply.stock': atPlace(({ source }) => ({ point: source })),
  'supply.moves': self(),
  'supply.requests': self(),
  'supply.getRequest': atPlace(({ request }) => ({ id: request })),
  'supply.sources': atPlace(({ request }) => ({ request })),
  'supply.counts': self(),
  'supply.mine': self(),
  'supply.donations': self(),
  'supply.getDonation': atPlace(({ donation }) => ({ id: donation })),
  'supply.stockSheet': self({ format: 'csv' }),
}

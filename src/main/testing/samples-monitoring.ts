import { newId, now } from './county.ts'

/** What these samples need of the world of samples. */
interface World {
  grid(at: Where): string
  followed(at: Where): Promise<string>
  sample(at: Where): Promise<string>
  lineList(at: Where): Promise<string>
  account(at: Where): Promise<string>
}
type Where = 'own' | 'other' | 'nowhere'
interface Sample {
  reach: 'place' | 'county' | 'self'
  of(world: World, at: Where): unknown
  cross?(world: World, at: Where): unknown
}

/** Somebody who is followed up, without place and source. */
export const aContact = () => ({
  kind: 'contact' as const,
  status: 'observed' as const,
  name: '扎西',
  phone: '00000000001',
})

/** A line list of two cases and a link. */
export const aLineList = () => {
  const [from, to] = [newId(), newId()]
  return { fileName: 'a.csv', cases: [{ code: from }, { code: to }], links: [{ from, to }] }
}

const atPlace = (of: Sample['of'], cross?: Sample['cross']): Sample => ({
  reach: 'place',
  of,
  ...(cross ? { cross } : {}),
})
const over = (reach: 'county' | 'self', of: Sample['of'] = () => ({})): Sample => ({ reach, of })
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** One sample a command of monitoring. */
export const monitoringCommands: Readonly<Record<string, Sample>> = {
  'monitoring.open': atPlace(
    (w, at) => ({ ...aContact(), place: w.grid(at) }),
    async (w, at) => ({ ...aContact(), place: w.grid('own'), source: await w.followed(at) }),
  ),
  'monitoring.addExposure': atPlace(
    async (w, at) => ({ source: await w.followed(at), target: await w.followed(at), setting: 'meal' }),
    async (w, at) => ({ source: await w.followed(at), target: await w.followed('own'), setting: 'meal' }),
  ),
  'monitoring.edit': atPlace(async (w, at) => ({
    person: await w.followed(at),
    version: 1,
    kind: 'case',
    status: 'confirmed',
  })),
  'monitoring.addFact': atPlace(async (w, at) => ({
    ...{ person: await w.followed(at), kind: 'visited', at: now(), text: '农贸市场' },
  })),
  'monitoring.takeSample': atPlace(async (w, at) => ({ person: await w.followed(at), kind: 'throat_swab', lab: '' })),
  'monitoring.recordResult': atPlace(async (w, at) => ({ sample: await w.sample(at), result: 'negative' })),
  'monitoring.recordFollowUp': atPlace(async (w, at) => ({
    ...{ schedule: await w.followed(at), day: today(), slot: 1, how: 'visit', reached: false },
  })),
  'monitoring.endFollowUp': atPlace(async (w, at) => ({ schedule: await w.followed(at), how: 'in_error' })),
  'monitoring.issueCode': atPlace(async (w, at) => ({ schedule: await w.followed(at), language: 'zh-Hans' })),
  'monitoring.reveal': atPlace(async (w, at) => ({
    ...{ person: await w.followed(at), reason: 'trace_contacts', explanation: '联系' },
  })),
  'monitoring.find': over('self', () => ({ by: 'name', value: newId() })),
  'monitoring.releaseReading': over('county', async (w, at) => ({
    account: await w.account(at === 'nowhere' ? at : 'own'),
    why: '批量核对',
  })),
  'monitoring.importLineList': atPlace((w, at) => ({ area: w.grid(at), ...aLineList() })),
  'monitoring.undoImport': atPlace(async (w, at) => ({ import: await w.lineList(at) })),
}

/** One sample a read of monitoring. */
export const monitoringQueries: Readonly<Record<string, Sample>> = {
  'monitoring.list': over('self', () => ({ state: 'running' })),
  'monitoring.counts': over('self'),
  'monitoring.person': atPlace(async (w, at) => ({ id: await w.followed(at) })),
  'monitoring.chain': over('self'),
  'monitoring.imports': over('self'),
  'monitoring.readings': over('county'),
  'monitoring.myFollowUps': over('self'),
}

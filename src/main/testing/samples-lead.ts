import { openVault } from '#platform/server/vault/vault.ts'
import { newId, type TestCounty } from './county.ts'
import { areas, countyCode, emergencyId, pathOf } from './county-fixture.ts'
import { insertRows } from './rows.ts'
import { type LeadWish, leadRows } from './rows-lead.ts'
import type { SampleOf, Where } from './sample.ts'

/** A lead of a list of its own; list, lead and the person that it may be have one id. */
export async function leadFor(county: TestCounty, at: Where, wish: LeadWish = {}): Promise<string> {
  const id = newId()
  if (at === 'nowhere') return id
  const path = pathOf(at === 'own' ? 'grid1' : 'gridB')
  await insertRows(county.admin, leadRows({ county: countyCode, path, emergency: emergencyId }, { ...wish, id }))
  const vault = openVault(county.runtime.folder)
  const sealed = (about: string) => vault.seal(`emergency-${emergencyId}`, about, JSON.stringify({ name: '扎西' }))
  await county.admin.query('update lead.lead set body = $2 where id = $1', [id, sealed(`lead.lead:${id}`)])
  await county.admin.query('update lead.reject set body = $2 where list = $1', [id, sealed(`lead.reject:${id}:2`)])
  return id
}

/** Of the asker's own agency, or of a stranger's. */
export async function ownLeadFor(county: TestCounty, at: Where, actor: string): Promise<string> {
  const { rows } = await county.admin.query('select agency from agency.account where id = $1', [actor])
  return leadFor(county, at, { state: 'assigned', agency: at === 'own' ? rows[0]?.agency : newId() })
}

interface World {
  agency(at: Where): Promise<string>
  lead(at: Where, wish?: LeadWish): Promise<string>
  ownLead(at: Where, actor: string): Promise<string>
}
type Sample = SampleOf<World>
const atPlace = (of: Sample['of']): Sample => ({ reach: 'place', of })
const self = (more: object = {}): Sample => ({ reach: 'self', of: () => more })
const own = (more: object = {}) =>
  atPlace(async (world, at, actor) => ({ lead: await world.ownLead(at, actor), ...more }))

const places = { own: areas.grid1.id, other: areas.gridB.id }
/** Samples of the module's commands. */
export const leadCommands: Readonly<Record<string, Sample>> = {
  'lead.importList': atPlace((_world, at) => ({
    ...{
      list: newId(),
      place: at === 'nowhere' ? newId() : places[at],
      sender: '市',
      title: '名单',
      urgency: 'normal',
    },
    ...{ fileName: 'a.csv', dryRun: true, rows: [{ row: 1, name: '扎西' }] },
  })),
  'lead.assign': atPlace(async (world, at) => ({ leads: [await world.lead(at)], agency: await world.agency('own') })),
  'lead.takeBack': atPlace(async (world, at) => ({
    leads: [await world.lead(at, { state: 'assigned' })],
    said: '派错了',
  })),
  'lead.split': atPlace(async (world, at) => ({ list: await world.lead(at), how: 'area' })),
  'lead.receive': atPlace(async (world, at, actor) => ({ leads: [await world.ownLead(at, actor)] })),
  'lead.answer': own({ outcome: 'found' }),
  'lead.passOn': own({ said: '不在本辖区' }),
  'lead.askAgain': atPlace(async (world, at) => ({
    lead: await world.lead(at, { state: 'answered' }),
    said: '请再核实',
  })),
  'lead.decideMatch': atPlace(async (world, at) => {
    const lead = await world.lead(at)
    return { lead, kind: 'resident', other: lead, decision: 'same' }
  }),
  'lead.sendBack': atPlace(async (world, at) => ({ list: await world.lead(at, { state: 'answered' }) })),
  'lead.reveal': own({ why: '核对' }),
  'lead.find': self({ by: 'name', value: '扎西' }),
}

/** Samples of the module's reads. */
export const leadQueries: Readonly<Record<string, Sample>> = {
  'lead.lists': self(),
  'lead.column': self({ state: 'new' }),
  'lead.mine': self(),
  'lead.mineCounts': self(),
  'lead.counts': self(),
  'lead.get': atPlace(async (world, at) => ({ id: await world.lead(at) })),
  'lead.getOwn': atPlace(async (world, at, actor) => ({ id: await world.ownLead(at, actor) })),
  'lead.feedback': atPlace(async (world, at) => ({ list: await world.lead(at), format: 'csv' })),
}

import { newId } from './county.ts'
import { type SampleOf, unique, type Where } from './sample.ts'

/** What the samples need of the world. */
interface World {
  grid(at: Where): string
  agency(at: Where): Promise<string>
  account(at: Where): Promise<string>
  phoneAccount(at: Where): Promise<string>
  role(at: Where): Promise<string>
  session(at: Where, holder?: string): Promise<string>
  device(at: Where): Promise<string>
  sealed(at: Where): Promise<string>
}
type Sample = SampleOf<World>
const atPlace = (of: Sample['of'], cross?: Sample['cross']): Sample => ({
  reach: 'place',
  of,
  ...(cross ? { cross } : {}),
})
const ofCounty = (of: Sample['of']): Sample => ({ reach: 'county', of })
const ofSelf = (of: Sample['of']): Sample => ({ reach: 'self', of })
const nothing = () => ({})

/** Samples of the module's commands. */
export const agencyCommands: Readonly<Record<string, Sample>> = {
  'agency.createAgency': atPlace((w, at) => ({ id: newId(), kind: 'other', name: unique(), place: w.grid(at) })),
  'agency.editAgency': atPlace(async (w, at) => ({ id: await w.agency(at), version: 1, name: unique() })),
  'agency.closeAgency': atPlace(async (w, at) => ({ id: await w.agency(at), version: 1 })),
  'agency.createAccount': atPlace(async (w, at) => ({
    id: newId(),
    username: unique(),
    displayName: '测试',
    agency: await w.agency(at),
  })),
  'agency.editAccount': atPlace(
    async (w, at) => ({ id: await w.account(at), version: 1, displayName: '测试二' }),
    async (w, at) => ({ id: await w.account('own'), version: 1, agency: await w.agency(at) }),
  ),
  'agency.disableAccount': atPlace(async (w, at) => ({ id: await w.account(at), version: 1, disabled: true })),
  'agency.resetPassword': atPlace(async (w, at) => ({ id: await w.account(at) })),
  'agency.grantRole': atPlace(
    async (w, at) => ({ id: newId(), account: await w.account(at), role: 'grid_worker', place: w.grid(at) }),
    async (w, at) => ({ id: newId(), account: await w.account('own'), role: 'grid_worker', place: w.grid(at) }),
  ),
  'agency.endRole': atPlace(async (w, at) => ({ id: await w.role(at) })),
  'agency.endSession': atPlace(async (w, at, actor) => ({
    session: await w.session(at, at === 'own' ? actor : undefined),
  })),
  'agency.changePassword': ofSelf(() => ({ current: 'not the one', next: `a long one ${unique()}` })),
  'agency.enableTotp': ofSelf(() => ({ secret: 'A'.repeat(32), code: '000000' })),
  'agency.dropTotp': ofSelf(() => ({ password: 'not the one' })),
  'agency.setLanguage': ofSelf(() => ({ language: 'zh-Hans' })),
  'agency.inviteDevice': atPlace(async (w, at) => ({ account: await w.phoneAccount(at) })),
  'agency.revokeDevice': atPlace(async (w, at) => ({ device: await w.device(at), reason: '遗失' })),
  'agency.releaseSealed': atPlace(
    async (w, at) => ({ commands: [await w.sealed(at)] }),
    async (w, at) => ({ commands: [await w.sealed('own'), await w.sealed(at)] }),
  ),
  'agency.dismissSealed': atPlace(
    async (w, at) => ({ commands: [await w.sealed(at)], reason: '重复' }),
    async (w, at) => ({ commands: [await w.sealed('own'), await w.sealed(at)], reason: '重复' }),
  ),
}

/** Samples of the module's reads. */
export const agencyQueries: Readonly<Record<string, Sample>> = {
  'agency.listAgencies': ofCounty(nothing),
  'agency.listAccounts': atPlace(async (w, at) => ({ agency: await w.agency(at) })),
  'agency.getAccount': atPlace(async (w, at) => ({ id: await w.account(at) })),
  'agency.listWorkers': atPlace((w, at) => ({ area: w.grid(at) })),
  'agency.mySessions': ofSelf(nothing),
  'agency.listSessions': atPlace(async (w, at) => {
    const account = await w.account(at)
    return { account }
  }),
  'agency.listDevices': atPlace(async (w, at) => {
    const account = await w.account(at)
    return { account }
  }),
  'agency.listSealed': ofSelf(nothing),
}

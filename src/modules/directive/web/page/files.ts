import { addressOf } from '#platform/web/api.ts'
import { getFile, getOwnFile, type Owner, type Paper, type Whole } from '../../contract/index.ts'

/** Where the issuer saves a file from. */
export const ledAddress = (id: string): string => addressOf(getFile, { id })

/** Where an agency saves one from that goes with its own demands. */
export const ownAddress = (id: string): string => addressOf(getOwnFile, { id })

/** What an agency brought as proof of a demand, over all its reports. */
export function proofsOf({ files }: Whole, { demand, agency }: Owner): Paper[] {
  return files.filter((file) => file.demand === demand && file.agency === agency)
}

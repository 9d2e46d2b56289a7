import { addressOf } from '#platform/web/api.ts'
import { useSession } from '#platform/web/session.tsx'
import { getFile, getOwnFile, type Owner, type Paper, type Whole } from '../../contract/index.ts'

/** Where a file is saved from: as the issuer reads it, or as an owner does. */
export function useFileAddress(): (id: string) => string {
  const { may } = useSession()
  const query = may(getFile.name) ? getFile : getOwnFile
  return (id) => addressOf(query, { id })
}

/** What an agency brought as proof of a demand, over all its reports. */
export function proofsOf({ files }: Whole, { demand, agency }: Owner): Paper[] {
  return files.filter((file) => file.demand === demand && file.agency === agency)
}

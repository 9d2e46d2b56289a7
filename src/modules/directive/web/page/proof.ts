import { type Proof, proofRecords } from '../../contract/index.ts'

/** Pages of the records, by what stands before the id in their addresses. */
const pages: Readonly<Record<Proof['record'], string>> = {
  statement: '/statements/',
  incident: '/incidents/',
  run: '/patrols/',
  request: '/supply/requests/',
  finding: '/inspections/findings/',
  situation: '/situation/',
  plan: '/plans/',
}
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The page of a record. */
export const pageOf = ({ record, id }: Proof): string => `${pages[record]}${id}`

/** The record whose page's address somebody pasted; undefined where it is of none. */
export function readProof(pasted: string): Proof | undefined {
  const path = pasted
    .trim()
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '')
    // A phone's pages stand at the same addresses below its own.
    .replace(/^\/field\//, '/')
  const record = proofRecords.find((one) => path.startsWith(pages[one]))
  const id = record ? path.slice(pages[record].length).replace(/\/$/, '') : ''
  return record && uuid.test(id) ? { record, id } : undefined
}

import { Closed, OneOf, type Static, Uuid } from '#platform/contract/index.ts'

/** Records of the product that a report can point to as its proof. */
export const proofRecords = ['statement', 'incident', 'run', 'request', 'finding', 'situation', 'plan'] as const

/** A record as proof. Whoever opens it sees it by the rights of its own page. */
export const Proof = Closed({ record: OneOf(...proofRecords), id: Uuid })
export type Proof = Static<typeof Proof>

import { Closed, OneOf, type Static, Type, Uuid } from '#platform/contract/index.ts'

/** Records of the product that a report can point to as its proof. */
export const proofRecords = ['statement', 'incident', 'run', 'request', 'finding', 'situation', 'plan'] as const

/** A record as proof. Whoever opens it sees it by the rights of its own page. */
export const Proof = Closed({ record: OneOf(...proofRecords), id: Uuid })
export type Proof = Static<typeof Proof>

/** A record as proof, with what papers called it when it was reported. */
export const NamedProof = Closed({ ...Proof.properties, name: Type.Union([Type.String(), Type.Null()]) })
export type NamedProof = Static<typeof NamedProof>

import type { SupplyRequest } from '../../contract/index.ts'

/** Whether somebody signed for the own place, which counts it now. */
export const isToCount = ({ signedFor, signsFor, state }: SupplyRequest): boolean =>
  signedFor !== null && !signsFor && state !== 'settled'

import type { ResponseOf } from '#platform/contract/index.ts'
import type { listConflicts } from '../../contract/index.ts'

/** Two edits of one field that wait for a person. */
export type Conflict = ResponseOf<typeof listConflicts>['items'][number]

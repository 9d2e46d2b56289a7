import type { ResultOf } from '#platform/contract/index.ts'
import type { DoorDetail, reveal } from '../../contract/index.ts'

/** Who lives behind a door, as the desk shows it. */
export type Household = NonNullable<DoorDetail['household']>
export type Resident = Household['residents'][number]
/** Sensitive fields in clear, for as long as this household stays on screen. */
export type Revealed = ResultOf<typeof reveal>

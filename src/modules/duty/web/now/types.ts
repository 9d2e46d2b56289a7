import type { ResponseOf } from '#platform/contract/index.ts'
import type { getNow } from '../../contract/index.ts'

/** Who is where at this moment, as the server says it. */
export type Now = ResponseOf<typeof getNow>

import { useTabDraft } from '#platform/web/desk/useTabDraft.ts'
import type { Chosen } from '#platform/web/files/useUploads.ts'
import { newId } from '#platform/web/outbox.ts'
import type { asksFor, InCharge } from '../../contract/index.ts'

/** Who is in charge, by agency. */
export type Persons = Readonly<Record<string, InCharge>>

/** One demand as it is being written; what is not set follows what is set for all. */
export interface DraftDemand {
  id: string
  text: string
  asks: (typeof asksFor)[number]
  dueAt?: string | undefined
  owners?: readonly string[] | undefined
  persons?: Persons | undefined
}

/** A directive as it is being written. */
export interface Draft {
  title: string
  preamble: string
  dueAt: string | undefined
  owners: readonly string[]
  persons?: Persons | undefined
  /** Objective of the plan that it serves. */
  objective?: string | undefined
  demands: readonly DraftDemand[]
  /** Files that arrived; those on their way are the page's. */
  files: readonly Chosen[]
}

/** A demand without words. */
export const emptyDemand = (): DraftDemand => ({ id: newId(), text: '', asks: 'words' })
const empty = (): Draft => ({
  title: '',
  preamble: '',
  dueAt: undefined,
  owners: [],
  demands: [emptyDemand()],
  files: [],
})

/** The draft of this tab. */
export const useDraft = () => useTabDraft<Draft>('lianfang.directive', empty)

/** One thing that waits for this person. */
export interface WaitingItem {
  key: string
  /** What is wanted. */
  kind: string
  /** Of what or whom. */
  what: string
  /** Since when, or until when. */
  at?: string
  late?: boolean
  to: string
}

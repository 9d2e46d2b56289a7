import type { ComponentType } from 'react'
import type { Words } from './i18n.ts'
import type { LocalAnswer } from './local.ts'

/** A page of a module: fetched when first opened. The default export of the file is the page. */
export interface WebPage {
  /** Path from the entry's root without a leading slash, e.g. `registry/doors/:id`. */
  path: string
  load: () => Promise<{ default: ComponentType }>
  /** Words that only the pages need, in the module's own namespace; fetched with the first page. */
  words?: Words
  /** Permission without which the page is not there; absent: everybody signed in. */
  permission?: string
  /** At the desk: fills the screen alone, dark, without header and side bar. */
  isBare?: boolean
}

/** An entry of the desk's side bar, or a tab of the field app. */
export interface NavigationEntry {
  to: string
  /** Key in the module's own words. */
  label: string
  /** Beside the words, so it is hidden from a screen reader. */
  icon: ComponentType<{ 'aria-hidden'?: boolean }>
  permission?: string
  /** Position; smaller is higher. */
  order: number
  /** Hook that counts what waits for this person; shown beside the entry when above 0. */
  useWaiting?: () => number
  /** Hook that says by when the first of it is due, ISO 8601; undefined where none has a clock. */
  useDue?: () => string | undefined
}

/** Door of a module for one of the two entries. */
export interface WebModule {
  name: string
  /** Words that are there from the start; absent where the pages bring all. */
  words?: Words
  pages: readonly WebPage[]
  navigation: readonly NavigationEntry[]
  /** What a phone answers by itself when there is no signal. */
  local?: readonly LocalAnswer[]
  /** Lets go of what it has in memory of the phone's documents, when the phone is locked. */
  forget?: () => void
}

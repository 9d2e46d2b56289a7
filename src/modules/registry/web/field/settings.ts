import { createContext, useContext } from 'react'

/** A door as the walk knows it before it is opened. */
export interface WalkDoor {
  id: string
  address: string
  number: string
  state: string
  attempts: number
  persons: number
  lastAt: string | null
}

/** What the registry's screens are told by whoever puts them on the phone: the playbook's depth and the day's walk. */
export interface VisitSettings {
  /** Fields of the roll that the playbook allows. */
  fields: readonly string[]
  /** Those of them that are not asked for by default. */
  whenNeeded: readonly string[]
  /** Hours after which a closed door is tried again. */
  revisitHours: number
  /** False while no emergency is live: nothing about persons can be written. */
  live: boolean
  /** The door after this one in walking order, if any is left today. */
  nextDoor: (after: string) => WalkDoor | null
}

const none: VisitSettings = { fields: [], whenNeeded: [], revisitHours: 24, live: false, nextDoor: () => null }
const Context = createContext<VisitSettings>(none)

/** Gives the settings to the pages below. */
export const VisitSettingsProvider = Context.Provider

/** The settings of the phone's visits. */
export function useVisitSettings(): VisitSettings {
  return useContext(Context)
}

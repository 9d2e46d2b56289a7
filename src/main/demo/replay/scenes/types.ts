/** What people at desks and checkpoints do in the replay: scenes, each of one person at one moment. */
import type { Dwelling, Household } from '../../generate/types.ts'

/** One command of a scene; the key makes its id, so that a scene that is played again is answered as repeated. */
export interface Deed {
  key: string
  name: string
  body: unknown
  /** When it happened, in milliseconds since 1970; the scene's own moment where absent. */
  at?: number
}

/** What a scene can do with the running product, signed in as its person. */
export interface Stage {
  /** Carries out deeds in one request. Answers their results; one that is refused counts as unexpected and answers nothing. */
  do(deeds: readonly Deed[]): Promise<Record<string, unknown>[]>
  ask<T>(path: string): Promise<T>
}

/** Something that one person does at one moment. */
export interface Scene {
  /** Milliseconds since 1970. */
  at: number
  /** User name. */
  by: string
  play(stage: Stage): Promise<void>
}

/** A household that somebody comes home to. */
export interface Home {
  dwelling: Dwelling
  household: Household
  town: string
  /** User name of the grid worker who walks there. */
  worker: string
}

import { useEffect, useSyncExternalStore } from 'react'
import { asProblem, get } from '#platform/web/api.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import { phone } from '#platform/web/store/phone.ts'
import { askSupply, issueStock, type MySupply, mySupply, receiveRequest, takeStock } from '../../contract/index.ts'

// Here, not with the other modules': a phone that never opens its supplies never fetches these contracts.
knowCommands([askSupply, issueStock, receiveRequest, takeStock])

const key = 'supply'
const every = 15_000
let held: MySupply | undefined
let isReached: boolean | undefined
let version = 0
const listeners = new Set<() => void>()

/** What the phone holds of its place's supplies, and whether the server answered last; undefined before anything came. */
export interface Held {
  data: MySupply | undefined
  /** Undefined until the first answer or failure. */
  isReached: boolean | undefined
}

/** Read from the disk, sealed like everything else, and followed while mounted. */
export function useSupply(): Held {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isOver = false
    const round = async (): Promise<void> => {
      await refreshSupply()
      if (!isOver) timer = setTimeout(() => void round(), every)
    }
    void load().finally(round)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [])
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => version,
  )
  return { data: held, isReached }
}

/** Asks the server; without signal what is held stays. */
export async function refreshSupply(): Promise<void> {
  try {
    const fresh = await get(mySupply, {})
    held = fresh
    isReached = true
    if (phone().vault.state === 'open') await phone().keep(key, fresh)
  } catch (error) {
    isReached = asProblem(error).body.status > 0
  }
  tell()
}

/** Lets go of everything in memory, when the phone is locked. */
export function forgetSupply(): void {
  held = undefined
  isReached = undefined
  tell()
}

async function load(): Promise<void> {
  if (held || phone().vault.state !== 'open') return
  const kept = await phone().kept<MySupply>(key)
  if (kept && !held) {
    held = kept
    tell()
  }
}

function tell(): void {
  version += 1
  for (const listener of listeners) listener()
}

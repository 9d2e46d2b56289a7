import { useCallback, useEffect, useState } from 'react'

/** Something that several people write; `version` is the one that it was read at. */
interface Versioned {
  version: number
}
interface Kept<D> {
  draft: D
  /** The server has it; it stands on the page until the read that shows it is there. */
  isSaved: boolean
}

const keyOf = (name: string): string => `lianfang.${name}`

/** Whether this tab holds words that are not saved yet. */
export const hasUnsaved = (name: string): boolean => read(name) !== undefined

/** Lets go of what this tab holds of a record that is not written any more. */
export function forgetDraft(name: string): void {
  try {
    sessionStorage.removeItem(keyOf(name))
  } catch {
    // Nothing was kept.
  }
}

/**
 * What is written in this tab under a name (one record's; give the component the record's id as key): a reload loses nothing of it. What is
 * typed while a save is on its way, or before its result was read again, is based on what was saved.
 */
export function useDraft<D extends Versioned>(name: string, server: D) {
  const [kept, setKept] = useState<Kept<D> | undefined>(() => {
    const draft = read<D>(name)
    return draft && { draft, isSaved: false }
  })
  const mine = standing(kept, server)
  const isMine = mine !== undefined && !mine.isSaved
  const unsaved = isMine ? mine.draft : undefined
  useEffect(() => {
    try {
      if (unsaved) sessionStorage.setItem(keyOf(name), JSON.stringify(unsaved))
      else sessionStorage.removeItem(keyOf(name))
    } catch {
      // A browser that stores nothing keeps it on the page alone.
    }
  }, [name, unsaved])
  return {
    draft: mine?.draft ?? server,
    isMine,
    isBehind: isMine && mine.draft.version < server.version,
    change: useCallback(
      (part: Partial<D>) =>
        setKept((before) => ({ draft: { ...(standing(before, server)?.draft ?? server), ...part }, isSaved: false })),
      [server],
    ),
    /** The server took `sent` and calls it `version` now. */
    saved: useCallback(
      (sent: D, version: number) =>
        setKept((before) => ({
          draft: { ...(before?.draft ?? sent), version },
          isSaved: before === undefined || before.draft === sent,
        })),
      [],
    ),
    /** The server's stands again. */
    drop: useCallback(() => setKept(undefined), []),
  }
}

function standing<D extends Versioned>(kept: Kept<D> | undefined, server: D): Kept<D> | undefined {
  return kept?.isSaved && server.version >= kept.draft.version ? undefined : kept
}

function read<D>(name: string): D | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(name))
    return kept ? (JSON.parse(kept) as D) : undefined
  } catch {
    return undefined
  }
}

import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/**
 * State of a list in the address, so that back goes back and a link shows the same rows. Empty values leave the address.
 * `set` replaces by default; pass `push: true` for steps a person would want to undo with "back".
 */
export function useUrlState<K extends string>(
  names: readonly K[],
): [
  Partial<Record<K, string>>,
  (change: Partial<Record<K, string | undefined>>, options?: { push?: boolean }) => void,
] {
  const [search, setSearch] = useSearchParams()
  const values: Partial<Record<K, string>> = {}
  for (const name of names) {
    const value = search.get(name)
    if (value) values[name] = value
  }
  const set = useCallback(
    (change: Partial<Record<K, string | undefined>>, options: { push?: boolean } = {}) => {
      setSearch(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(change) as [string, string | undefined][]) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        { replace: !options.push },
      )
    },
    [setSearch],
  )
  return [values, set]
}

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { heardAt } from '#platform/web/api.ts'
import { onPending } from '#platform/web/outbox.ts'
import { phone } from '#platform/web/store/phone.ts'

/** Without an answer for this long, in milliseconds, the screens show what the phone holds. */
const silentFor = 5_000
const calmFor = 200
/** Lists alone: the form of a visit that has just been put in stays on the screen until the walk goes on. */
const isList = /^(registry\.listDoors|dispatch\.)/

/**
 * Reads the screens again when what the phone holds has changed and the server is not to be had: the outbox opens a moment
 * after the doors, and a door with a visit in it must not be offered as the next one. What could not be read when the page
 * opened, before the phone had opened what it holds, is tried once more.
 */
export function useHeldAgain(): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = (): void => {
      // A door that is opened again is read again, were it in the same instant in which its form was saved; one that stands
      // open with a form in it is left alone.
      void client.invalidateQueries({ queryKey: ['registry.getDoor'], refetchType: 'none' })
      timer ??= setTimeout(() => {
        timer = undefined
        if (navigator.onLine && Date.now() - heardAt() < silentFor) return
        void client.invalidateQueries({
          predicate: ({ queryKey, state }) => isList.test(String(queryKey[0])) || state.status === 'error',
        })
      }, calmFor)
    }
    const stops = [onPending(changed), phone().documents.onChange(changed)]
    changed()
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [client])
}

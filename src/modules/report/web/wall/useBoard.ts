import { useLive } from '#platform/web/live.ts'
import { type CommandBoard, commandBoard } from '../../contract/index.ts'
import { useFollowed } from '../useFollowed.ts'

/** The command board, kept fresh. */
export function useBoard() {
  const found = useFollowed(commandBoard, {})
  const live = useLive()
  // Without an answer or without any sign of the server what is shown is of its own time, and it says so.
  const isStale = found.data !== undefined && (found.isError || live.state === 'lost')
  return {
    board: found.data as CommandBoard | undefined,
    problem: found.error?.body,
    refetch: found.refetch,
    isStale,
    live: live.state,
  }
}

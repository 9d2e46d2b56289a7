import { useEffect } from 'react'
import { onChanged, useLive } from '#platform/web/live.ts'
import { boardCalmFor } from '#platform/web/liveTiming.ts'
import { paced } from '#platform/web/paced.ts'
import { useQuery } from '#platform/web/query.ts'
import { type CommandBoard, commandBoard } from '../../contract/index.ts'

/** What the clock alone changes is asked for this often, in milliseconds; changes come by the live channel. */
const askEvery = 30_000

/** The command board, kept fresh. */
export function useBoard() {
  const found = useQuery(commandBoard, {}, { keep: true })
  const { refetch } = found
  useEffect(() => {
    const timer = setInterval(() => void refetch(), askEvery)
    const pace = paced(boardCalmFor, () => refetch())
    const stop = onChanged((modules) =>
      pace.changed(modules.filter((module) => commandBoard.follows?.includes(module))),
    )
    return () => {
      clearInterval(timer)
      stop()
      pace.stop()
    }
  }, [refetch])
  const live = useLive()
  // Without an answer or without any sign of the server what is shown is of its own time, and it says so.
  const isStale = found.data !== undefined && (found.isError || live.state === 'lost')
  return {
    board: found.data as CommandBoard | undefined,
    problem: found.error?.body,
    refetch,
    isStale,
    live: live.state,
  }
}

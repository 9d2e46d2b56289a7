import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type ApiProblem, get } from '#platform/web/api.ts'
import { type DoorRow, listDoors } from '../../contract/index.ts'

/** Doors that one list on paper may have; a grid has some 300. */
export const mostDoors = 1500
/** How often the list is read again while a sheet is typed in, in ms; and once more before anything is sent. */
const often = 60_000

/** Which doors stand on a list. */
export const paperLists = ['due', 'unreached', 'all'] as const
export type PaperList = (typeof paperLists)[number]

export interface AreaDoors {
  doors: readonly DoorRow[]
  /** False where the area has more doors than fit on a list. */
  complete: boolean
}

/**
 * All doors of an area, page after page. Not followed live: in a busy county every visit would read the whole list again.
 */
export function useDoors(
  area: string | undefined,
  list: PaperList,
  follow: boolean,
): UseQueryResult<AreaDoors, ApiProblem> {
  return useQuery<AreaDoors, ApiProblem>({
    queryKey: ['paper.doors', area, list],
    queryFn: ({ signal }) => readDoors(area as string, list, signal),
    enabled: area !== undefined,
    staleTime: 0,
    refetchOnWindowFocus: follow,
    ...(follow ? { refetchInterval: often } : {}),
  })
}

async function readDoors(area: string, list: PaperList, signal: AbortSignal): Promise<AreaDoors> {
  const doors: DoorRow[] = []
  let after: string | undefined
  do {
    const page = await get(
      listDoors,
      {
        area,
        ...(list === 'due' ? { gap: 'due' as const } : {}),
        ...(list === 'unreached' ? { state: 'unreached' as const } : {}),
        ...(after ? { after } : {}),
      },
      signal,
    )
    doors.push(...page.items)
    after = page.next
  } while (after && doors.length < mostDoors)
  return { doors, complete: after === undefined }
}

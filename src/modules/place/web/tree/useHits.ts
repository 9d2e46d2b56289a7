import { useQueries } from '@tanstack/react-query'
import type { ApiProblem } from '#platform/web/api.ts'
import { get } from '#platform/web/api.ts'
import { useQuery } from '#platform/web/query.ts'
import { getArea, searchPlaces } from '../../contract/index.ts'
import type { PlaceNode } from '../kinds.ts'
import { doorNode } from './AreaDoors.tsx'
import { nodeOf } from './PlaceTree.tsx'

export interface Hit {
  node: PlaceNode
  /** Where it stands: names of the areas above, or nothing for a door, whose address says it. */
  where: string
}

const mostAreas = 10

/** Places by name, code, address or initials. Grids have the same names everywhere, so each says where it stands. */
export function useHits(q: string, withDoors: boolean): { hits: Hit[]; busy: boolean; problem: ApiProblem | null } {
  const found = useQuery(searchPlaces, { q }, { enabled: q.length > 0, keep: true })
  const areas = (found.data?.areas ?? []).slice(0, mostAreas)
  const chains = useQueries({
    queries: areas.map(({ id }) => ({
      queryKey: [getArea.name, { id }],
      queryFn: () => get(getArea, { id }),
      staleTime: 60_000,
    })),
  })
  const hits = [
    ...areas.map((area, index) => ({
      node: nodeOf(area),
      where: (chains[index]?.data?.above ?? [])
        .slice(1)
        .map(({ name }) => name)
        .join(' › '),
    })),
    ...(withDoors ? (found.data?.dwellings ?? []).map((door) => ({ node: doorNode(door), where: '' })) : []),
  ]
  return { hits: q ? hits : [], busy: found.isFetching, problem: found.error }
}

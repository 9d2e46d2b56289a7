import { useEffect, useState } from 'react'
import { getArea } from '#modules/place/contract/index.ts'
import type { PlaceNode } from '#modules/place/web/index.tsx'
import { getDoor } from '#modules/registry/contract/index.ts'
import { type ApiProblem, asProblem, get } from '#platform/web/api.ts'

/** Places that another screen asks to give out: areas, or doors, by their ids. */
export function useStartPlaces(ids: readonly string[]): {
  places: PlaceNode[] | undefined
  problem: ApiProblem | undefined
} {
  const [places, setPlaces] = useState<PlaceNode[]>()
  const [problem, setProblem] = useState<ApiProblem>()
  const key = ids.join()
  useEffect(() => {
    let current = true
    Promise.all(key.split(',').filter(Boolean).map(findPlace)).then(
      (found) => current && setPlaces(found),
      (error) => current && setProblem(asProblem(error)),
    )
    return () => {
      current = false
    }
  }, [key])
  return { places, problem }
}

async function findPlace(id: string): Promise<PlaceNode> {
  try {
    const { area } = await get(getArea, { id })
    return { id, kind: area.kind, name: area.name, path: area.path, doors: area.dwellings ?? 0 }
  } catch (error) {
    if (asProblem(error).body.status !== 404) throw error
    const { door } = await get(getDoor, { id })
    return { id, kind: 'dwelling', name: door.address, path: `${door.path}.${id}`, doors: 1 }
  }
}

import { get } from '#platform/web/api.ts'
import { type Dwelling, listDwellings } from '../contract/index.ts'

/** Every door below an area in walking order, page by page. Throws ApiProblem. `most` bounds what one screen can hold. */
export async function allDoors(area: string, most = 2000, onPage?: (count: number) => void): Promise<Dwelling[]> {
  const doors: Dwelling[] = []
  let after: string | undefined
  do {
    const page = await get(listDwellings, { area, limit: 50, ...(after ? { after } : {}) })
    doors.push(...page.items)
    after = page.next
    onPage?.(doors.length)
  } while (after && doors.length < most)
  return doors
}

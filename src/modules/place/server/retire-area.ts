import { Problem } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { retireArea } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import { remember } from './history.ts'
import { changeArea } from './places.ts'
import { countInside, retireAreaRow } from './queries-areas.ts'

/** Takes an empty area away. Its row stays for the history; its code is free again. */
export const retireAreaHandler = handleEach(retireArea, async (work, { id, body }) => {
  const area = await changeArea(work, body.id, body.version)
  const [{ count } = { count: 0 }] = await work.db.query<{ count: number }>(countInside, [work.county, area.id])
  if (count > 0) throw new Problem(placeProblems.not_empty, { count })
  if (area.parent === null) throw new Problem(placeProblems.wrong_parent, { kind: area.kind })
  await work.db.query(retireAreaRow, [work.county, area.id, body.version, work.receivedAt])
  const detail = { kind: area.kind, code: area.code, name: area.name }
  await remember(work, id, [{ place: area.id, path: area.path, what: 'retired', detail }])
  return {}
})

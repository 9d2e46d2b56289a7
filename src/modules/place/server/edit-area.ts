import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { editArea } from '../contract/commands.ts'
import { addressParts } from './address.ts'
import { sealContact } from './contact.ts'
import { remember } from './history.ts'
import { isWithin } from './path.ts'
import { areaChain, changeArea } from './places.ts'
import { type AreaRow, subtree, updateArea } from './queries-areas.ts'
import { readdress } from './queries-dwellings.ts'
import { checkClass } from './rules.ts'

/** Changes what an area is called and who answers for it; a new name goes into the addresses of its doors. */
export const editAreaHandler = handleEach(editArea, async (work, { id, body }) => {
  const area = await changeArea(work, body.id, body.version)
  if (body.class !== undefined) checkClass(area.kind, body.class, '/body/class')
  const name = body.name ?? area.name
  const [row] = await work.db.query<{ version: number }>(updateArea, [
    work.county,
    area.id,
    body.version,
    name,
    body.aliases ? [...new Set(body.aliases)] : area.aliases,
    body.class ?? area.class,
    body.responsible === undefined ? area.responsible : body.responsible || null,
    body.contact === undefined ? area.contact : sealContact(work, area.id, body.contact),
  ])
  if (!row) throw new Problem(problems.changed_meanwhile)
  if (name !== area.name) await readdressBelow(work, area.path)
  const fields = Object.keys(body).filter((field) => field !== 'id' && field !== 'version')
  const detail = { fields, ...(name === area.name ? {} : { was: area.name, is: name }) }
  await remember(work, id, [{ place: area.id, path: area.path, what: 'edited', detail }])
  return { version: row.version }
})

/** Makes the addresses of all doors at and below a path anew, after a name or a place changed. None holds a name above. */
export async function readdressBelow(work: Work, path: string): Promise<void> {
  if (path.split('.').length < 4) return
  const [above, below] = await Promise.all([
    areaChain(work, path),
    work.db.query<AreaRow>(subtree, [work.county, path]),
  ])
  const areas = [...above.slice(0, -1), ...below]
  const parts = below.map((area) => ({
    id: area.id,
    ...addressParts(areas.filter((other) => isWithin(area.path, other.path))),
  }))
  const doors = await work.db.query<{ id: string }>(readdress, [work.county, JSON.stringify(parts)])
  if (doors.length > 0) await work.emit('place.dwellingsAddressed', doors)
}

import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { changeItem, changePoint, defineItem, openPoint, supplyProblems } from '../contract/index.ts'
import { findOwnPoint, insertItem, insertPoint, isUsed, itemById, updateItem, updatePoint } from './queries.ts'
import { constraints } from './work.ts'

const defineHandler = handleEach(
  defineItem,
  async (work, { id, body }) => {
    await work.db.query(insertItem, [
      ...[work.county, id, body.name, body.standard, body.source, body.unit, body.lowDays, work.account],
      work.receivedAt,
    ])
    return {}
  },
  constraints,
)

const changeHandler = handleEach(
  changeItem,
  async (work, { body }) => {
    const [item] = await work.db.query(itemById, [work.county, body.item])
    if (!item) throw new Problem(problems.not_found)
    const done = await work.db.query(updateItem, [
      ...[work.county, body.item, body.version, body.name, body.standard, body.source, body.unit, body.lowDays],
      body.retired ? work.receivedAt : null,
    ])
    if (done.length === 0) throw new Problem(problems.changed_meanwhile)
    return {}
  },
  constraints,
)

const openHandler = handleEach(
  openPoint,
  async (work, { id, body }) => {
    const place = await findPlace(work, body.place)
    if (!place || place.kind === 'dwelling') throw new Problem(problems.not_found)
    await work.db.query(insertPoint, [
      ...[work.county, id, body.kind, body.name, place.id, place.path, work.account, work.receivedAt],
    ])
    return {}
  },
  constraints,
)

const changePointHandler = handleEach(
  changePoint,
  async (work, { body }) => {
    if (!(await findOwnPoint(work.db, work.county, body.point))) throw new Problem(problems.not_found)
    if (body.closed) {
      const [used] = await work.db.query<{ yes: boolean }>(isUsed, [work.county, body.point])
      if (used?.yes) throw new Problem(supplyProblems.not_empty)
    }
    const done = await work.db.query(updatePoint, [
      ...[work.county, body.point, body.version, body.kind, body.name],
      body.closed ? work.receivedAt : null,
    ])
    if (done.length === 0) throw new Problem(problems.changed_meanwhile)
    return {}
  },
  constraints,
)

/** Handlers of items and points. */
export const catalogCommands = [defineHandler, changeHandler, openHandler, changePointHandler]

import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  addResidents,
  editHousehold,
  registryProblems,
  residentLeft,
  resolveConflict,
  reveal,
} from '../contract/index.ts'
import { lastPossibleDay } from './days.ts'
import { keepArrivals, keepDeparture } from './history.ts'
import { applyEdits, editsOf } from './merge.ts'
import { keepLook } from './queries-doors.ts'
import { closeConflict, lockConflict } from './queries-edit.ts'
import {
  findHousehold,
  insertResidents,
  lockHousehold,
  lockResident,
  markLeft,
  residentsOf,
} from './queries-household.ts'
import { touchDoors } from './queries-ledger.ts'
import { residentRows } from './residents.ts'
import { rollOf } from './roll.ts'
import { type Contact, type Identity, openRecord } from './secrets.ts'

/** Field edits with the values their editor saw. */
export const editHouseholdHandler = handleEach(editHousehold, async (work, item) => {
  const edits = editsOf(item.body)
  if (edits.length === 0) throw new Problem(registryProblems.nothing_to_change)
  const roll = await rollOf(work)
  const beyond = edits.find((edit) => !roll.fields.has(edit.field) && edit.is !== '')
  if (beyond) throw new Problem(registryProblems.field_not_in_playbook, { field: beyond.field })
  const household = await lockHousehold(work.db, work.county, item.body.household)
  if (!household) throw new Problem(problems.not_found)
  const { conflicts, changed } = await applyEdits(work, item, household, edits)
  if (changed > 0) await touchDoors(work.db, work.county, [household.door])
  return { version: household.version + (changed > 0 ? 1 : 0), conflicts }
})

/** Residents who were not on the roll, or who arrived since. */
export const addResidentsHandler = handleEach(addResidents, async (work, item) => {
  const { body } = item
  const roll = await rollOf(work)
  for (const resident of body.residents) {
    const beyond = (['name', 'sex', 'birthYear', 'idNumber', 'phone'] as const).find(
      (field) => resident[field] && !roll.fields.has(field),
    )
    if (beyond) throw new Problem(registryProblems.field_not_in_playbook, { field: beyond })
  }
  refuseFutureDays(
    work,
    body.residents.map(({ arrivedOn }, index) => ({ path: `/body/residents/${index}/arrivedOn`, day: arrivedOn })),
  )
  const household = await lockHousehold(work.db, work.county, body.household)
  if (!household) throw new Problem(problems.not_found)
  const made = await insertResidents(
    work.db,
    work.county,
    residentRows(work, household.id, household.path, body.residents, household.generated),
  )
  await keepArrivals(work, item, household, body.residents, made)
  if (made.length > 0) await touchDoors(work.db, work.county, [household.door])
  return { count: made.length }
})

/** A resident has left. */
export const residentLeftHandler = handleEach(residentLeft, async (work, item) => {
  const { body } = item
  refuseFutureDays(work, [{ path: '/body/leftOn', day: body.leftOn }])
  const resident = await lockResident(work.db, work.county, body.resident)
  if (!resident) throw new Problem(problems.not_found)
  if (resident.arrived_on && body.leftOn < resident.arrived_on)
    throw new Problem(problems.invalid, undefined, [
      { path: '/body/leftOn', definition: registryProblems.left_before_arrival, detail: { day: resident.arrived_on } },
    ])
  await keepDeparture(work, item, resident, { leftOn: body.leftOn, to: body.to ?? null })
  await markLeft(work.db, work.county, body.resident, body.leftOn, body.to ?? null, work.receivedAt, work.account)
  const household = await findHousehold(work.db, work.county, resident.household)
  if (household) await touchDoors(work.db, work.county, [household.door])
  return {}
})

/** A person decides; the version taken is written as an edit of its own. */
export const resolveConflictHandler = handleEach(resolveConflict, async (work, item) => {
  const { conflict: id, ord, choose } = item.body
  const conflict = await lockConflict(work.db, work.county, id, ord)
  if (!conflict) throw new Problem(problems.not_found)
  if (conflict.resolved_at) throw new Problem(registryProblems.conflict_resolved)
  if (choose === 'taken') {
    const versions = openRecord<{ taken: string | number | null }>(
      work,
      conflict.emergency,
      `registry.edit_conflict:${id}:${ord}`,
      conflict.versions,
    )
    const household = await lockHousehold(work.db, work.county, conflict.household)
    if (!household) throw new Problem(problems.not_found)
    await applyEdits(
      work,
      item,
      household,
      [{ resident: conflict.resident, field: conflict.field, was: undefined, is: versions.taken }],
      true,
    )
    await touchDoors(work.db, work.county, [household.door])
  }
  await closeConflict(work.db, work.county, id, ord, work.account, work.receivedAt, choose)
  return {}
})

/** Shows masked fields once; the reason stays on the household's record, readable by the persons concerned. */
export const revealHandler = handleEach(reveal, async (work, item) => {
  const household = await findHousehold(work.db, work.county, item.body.household)
  if (!household) throw new Problem(problems.not_found)
  const contact = household.contact
    ? openRecord<Contact>(work, household.emergency, `registry.household:${household.id}`, household.contact)
    : {}
  const residents = await residentsOf(work.db, work.county, household.id)
  await keepLook(work.db, {
    county: work.county,
    id: item.id,
    household: household.id,
    path: household.path,
    actor: work.account,
    at: work.receivedAt,
    fields: ['contactPhone', 'idNumber', 'phone'],
    reason: item.body.reason,
    explanation: work.vault.seal(`emergency-${household.emergency}`, `registry.look:${item.id}`, item.body.explanation),
  })
  return {
    result: {},
    answerOnly: {
      ...(contact.phone ? { contactPhone: contact.phone } : {}),
      residents: residents.map(({ id, emergency, identity }) => {
        const opened = openRecord<Identity>(work, emergency, `registry.resident:${id}`, identity)
        return { id, idNumber: opened.idNumber ?? null, phone: opened.phone ?? null }
      }),
    },
  }
})

/** A coming or going that has not happened yet is a slip of the finger; the problem stands at its field. */
function refuseFutureDays(work: Work, days: readonly { path: string; day: string | undefined }[]): void {
  const last = lastPossibleDay(work.receivedAt)
  const wrong = days.filter(({ day }) => day !== undefined && day > last)
  if (wrong.length === 0) return
  const fields = wrong.map(({ path }) => ({ path, definition: registryProblems.day_in_future }))
  throw new Problem(problems.invalid, undefined, fields)
}

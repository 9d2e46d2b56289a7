import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { Item } from '#platform/server/commands/module.ts'
import { type FieldValue, mergeField } from '#platform/sync/merge.ts'
import type { editHousehold, recordVisit } from '../contract/index.ts'
import { chinaDay } from './days.ts'
import { editAt, keepArrivals } from './history.ts'
import { type FieldRow, keepChanges, keepEditConflicts } from './queries-edit.ts'
import {
  type HouseholdRow,
  insertResidents,
  lockHousehold,
  lockResident,
  moveHeadCount,
  type ResidentRow,
  residentsOf,
  updateHousehold,
  updateResident,
} from './queries-household.ts'
import type { VisitRow } from './queries-visit.ts'
import { residentRows, sealIdentity } from './residents.ts'
import { blindOf, type Contact, type Identity, mask, openRecord, sealRecord } from './secrets.ts'

type Value = FieldValue
/** One field with the value that the editor saw and the one that they want. */
interface Edit {
  resident: string | null
  field: string
  was: Value | undefined
  is: Value
}

/** Puts a value in the form in which two of them are compared: nothing is null. */
const plain = (value: Value | undefined): Value | undefined => (value === '' ? null : value)

const masked: readonly string[] = ['contactPhone', 'phone', 'idNumber']

/** The value that an editor saw: of a field that screens mask, the masked form stands for the value behind it. */
export function seenAs(edit: Pick<Edit, 'field' | 'was'>, current: Value): Value | undefined {
  const isMasked = masked.includes(edit.field) && typeof current === 'string' && edit.was === mask(current)
  return isMasked ? current : edit.was
}

/** Edits of a household and its residents, applied and kept in its history; answers how many were conflicts. */
export async function applyEdits(
  work: Work,
  item: Pick<Item<unknown>, 'id' | 'occurredAt'>,
  household: HouseholdRow,
  edits: readonly Edit[],
  override = false,
): Promise<{ conflicts: number; changed: number }> {
  const contact = household.contact
    ? openRecord<Contact>(work, household.emergency, `registry.household:${household.id}`, household.contact)
    : {}
  const values: Record<string, Value> = {
    headCount: household.head_count,
    contactName: contact.name ?? null,
    contactPhone: contact.phone ?? null,
  }
  const residents = new Map<string, { row: ResidentRow; values: Record<string, Value> }>()
  const changes: FieldRow[] = []
  const conflicts: FieldRow[] = []
  for (const [ord, edit] of edits.entries()) {
    let target = values
    if (edit.resident !== null) {
      const known = residents.get(edit.resident) ?? (await openResident(work, edit.resident, household.id))
      residents.set(edit.resident, known)
      target = known.values
    }
    const current = target[edit.field] ?? null
    const is = plain(edit.is) ?? null
    const verdict = override
      ? current === is
        ? 'same'
        : 'take'
      : mergeField(current, { is: edit.is, was: seenAs(edit, current) })
    const row = { ord, household: household.id, resident: edit.resident, path: household.path, field: edit.field }
    if (verdict === 'take') {
      target[edit.field] = is
      changes.push({ ...row, sealed: sealRecord(work, `registry.change:${item.id}:${ord}`, { was: current, is }) })
    } else if (verdict === 'conflict') {
      const versions = {
        kept: current,
        taken: is,
        keptBy: household.changed_by,
        keptAt: household.changed_at.toISOString(),
      }
      conflicts.push({ ...row, sealed: sealRecord(work, `registry.edit_conflict:${item.id}:${ord}`, versions) })
    }
  }
  const at = editAt(work, item)
  await keepChanges(work.db, at, changes)
  await keepEditConflicts(work.db, at, conflicts)
  if (changes.some((change) => change.resident === null)) await writeHousehold(work, item, household, values)
  for (const { row, values: fields } of residents.values())
    if (changes.some((change) => change.resident === row.id)) await writeResident(work, row, fields)
  return { conflicts: conflicts.length, changed: changes.length }
}

/** A visit registers a door where a household lives already: its values are edits that saw nothing. */
export async function mergeRegistration(
  work: Work,
  item: Item<BodyOf<typeof recordVisit>>,
  row: VisitRow,
): Promise<number> {
  const given = item.body.household as NonNullable<BodyOf<typeof recordVisit>['household']>
  const household = await lockHousehold(work.db, work.county, row.household as string)
  if (!household) throw new Problem(problems.not_found)
  const edits: Edit[] = [{ resident: null, field: 'headCount', was: undefined, is: given.headCount }]
  if (given.contactName) edits.push({ resident: null, field: 'contactName', was: undefined, is: given.contactName })
  if (given.contactPhone) edits.push({ resident: null, field: 'contactPhone', was: undefined, is: given.contactPhone })
  const { conflicts } = await applyEdits(work, item, household, edits)
  const known = new Set((await residentsOf(work.db, work.county, household.id)).map(({ id }) => id))
  const fresh = (given.residents ?? []).filter(({ id }) => !known.has(id))
  const made = await insertResidents(
    work.db,
    work.county,
    residentRows(work, household.id, household.path, fresh, given.generated ?? false),
  )
  await keepArrivals(work, item, household, fresh, made, edits.length)
  return conflicts
}

/** Edits of a command body, in its order. */
export function editsOf(body: BodyOf<typeof editHousehold>): Edit[] {
  const edits: Edit[] = []
  for (const [field, edit] of Object.entries(body.fields ?? {}))
    edits.push({ resident: null, field, was: edit.was, is: edit.is })
  for (const { id, ...fields } of body.residents ?? []) {
    for (const [field, edit] of Object.entries(fields)) edits.push({ resident: id, field, was: edit.was, is: edit.is })
  }
  return edits
}

async function openResident(
  work: Work,
  id: string,
  household: string,
): Promise<{ row: ResidentRow; values: Record<string, Value> }> {
  const row = await lockResident(work.db, work.county, id)
  if (!row || row.household !== household) throw new Problem(problems.not_found)
  const identity = openRecord<Identity>(work, row.emergency, `registry.resident:${id}`, row.identity)
  return {
    row,
    values: {
      name: identity.name,
      sex: row.sex,
      birthYear: row.birth_year,
      idNumber: identity.idNumber ?? null,
      phone: identity.phone ?? null,
    },
  }
}

async function writeHousehold(
  work: Work,
  item: Pick<Item<unknown>, 'id' | 'occurredAt'>,
  household: HouseholdRow,
  values: Record<string, Value>,
): Promise<void> {
  const contact: Contact = {}
  if (values.contactName) contact.name = String(values.contactName)
  if (values.contactPhone) contact.phone = String(values.contactPhone)
  const headCount = Number(values.headCount ?? 0)
  await updateHousehold(work.db, work.county, {
    id: household.id,
    headCount,
    contact:
      contact.name || contact.phone
        ? work.vault.seal(
            `emergency-${household.emergency}`,
            `registry.household:${household.id}`,
            JSON.stringify(contact),
          )
        : null,
    phoneIndex: blindOf(work, 'phone', contact.phone),
    at: work.receivedAt,
    by: work.account,
  })
  if (headCount !== household.head_count)
    await moveHeadCount(work.db, work.county, household.door, headCount, chinaDay(item.occurredAt), item.id, 1000)
}

async function writeResident(work: Work, row: ResidentRow, values: Record<string, Value>): Promise<void> {
  const identity: Identity = { name: String(values.name ?? '') }
  if (values.idNumber) identity.idNumber = String(values.idNumber)
  if (values.phone) identity.phone = String(values.phone)
  const sealed = { ...work, key: `emergency-${row.emergency}` as const }
  await updateResident(work.db, work.county, {
    id: row.id,
    sex: values.sex === null ? null : String(values.sex),
    birthYear: values.birthYear === null ? null : Number(values.birthYear),
    ...sealIdentity(sealed, row.id, identity),
    at: work.receivedAt,
    by: work.account,
  })
}

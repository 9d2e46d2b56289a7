import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { createAreas } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import { sealContact } from './contact.ts'
import { remember } from './history.ts'
import { holdArea } from './places.ts'
import { insertAreas, lastOrdinal, takenCodes } from './queries-areas.ts'
import { checkClass, checkParent, codeFor } from './rules.ts'

type NewArea = BodyOf<typeof createAreas>['areas'][number]

/** New areas below one parent, in the order given unless they carry an ordinal. */
export const createAreasHandler = handleEach(
  createAreas,
  async (work, { id, body }) => {
    const parent = await holdArea(work, body.parent)
    const [{ last } = { last: 0 }] = await work.db.query<{ last: number }>(lastOrdinal, [work.county, parent.id])
    const rows = body.areas.map((area, index) => {
      const at = `/body/areas/${index}`
      checkParent(area.kind, parent.kind)
      checkClass(area.kind, area.class, `${at}/class`)
      const code = codeFor(area, parent, `${at}/code`)
      return {
        id: area.id,
        kind: area.kind,
        code,
        parent: parent.id,
        path: `${parent.path}.${code}`,
        name: area.name,
        ordinal: area.ordinal ?? last + index + 1,
        class: area.class,
        responsible: area.responsible || null,
        contact: contactOf(work, area),
      }
    })
    refuseTwice(rows.map(({ id }) => id))
    await refuseTaken(
      work,
      rows.map(({ code }) => code),
    )
    await work.db.query(insertAreas, [work.county, JSON.stringify(rows)])
    const deeds = rows.map((row) => ({
      place: row.id,
      path: row.path,
      what: 'created',
      detail: { kind: row.kind, code: row.code },
    }))
    await remember(work, id, deeds)
    return { count: rows.length }
  },
  { area_code: placeProblems.code_taken, area_path: placeProblems.code_taken },
)

function contactOf(work: Work, { id, contact }: NewArea): string | null {
  return sealContact(work, id, contact)?.toString('hex') ?? null
}

function refuseTwice(ids: readonly string[]): void {
  if (new Set(ids).size < ids.length) throw new Problem(problems.invalid)
}

/** Refuses codes that stand already, or twice in one command. */
async function refuseTaken(work: Work, codes: readonly string[]): Promise<void> {
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  const [taken] = await work.db.query<{ code: string }>(takenCodes, [work.county, codes])
  const code = twice ?? taken?.code
  if (code !== undefined) throw new Problem(placeProblems.code_taken, { code })
}

import { Problem, problems } from '#platform/contract/index.ts'
import { placeProblems } from '../contract/problems.ts'
import type { AreaKind } from '../contract/types.ts'

/** What may stand below what. The county has nothing above it and is made at set-up only. */
const allowedParents: Readonly<Record<AreaKind, readonly AreaKind[]>> = {
  county: [],
  town: ['county'],
  community: ['town'],
  village: ['town'],
  grid: ['community', 'village'],
  compound: ['grid', 'community'],
  building: ['compound', 'grid'],
  unit: ['building'],
}

/** Kinds of area that a door may stand in. */
const homes: readonly AreaKind[] = ['grid', 'compound', 'building', 'unit', 'village']

/** Kinds whose code is given by somebody else: the official list, or the county's numbering of grids. */
const codedKinds: readonly AreaKind[] = ['county', 'town', 'community', 'village', 'grid']

/** Refuses an area of `kind` below one of kind `parent`. */
export function checkParent(kind: AreaKind, parent: AreaKind): void {
  if (!allowedParents[kind].includes(parent)) throw new Problem(placeProblems.wrong_parent, { kind })
}

/** Whether doors may stand in an area of this kind. */
export function isHome(kind: AreaKind): boolean {
  return homes.includes(kind)
}

/** Refuses doors in an area that is none to live in. */
export function checkHome(kind: AreaKind): void {
  if (!isHome(kind)) throw new Problem(placeProblems.wrong_parent, { kind: 'dwelling' })
}

/**
 * Code of a new area below `parent`: towns have 9 digits, committees 12 and grids 13 to 15, each beginning with the code
 * above it (codes of the National Bureau of Statistics; grids after GB/T 34300); below that one is made from the id.
 */
export function codeFor(
  area: { id: string; kind: AreaKind; code?: string },
  parent: { code: string },
  field: string,
): string {
  const { kind, code } = area
  if (!codedKinds.includes(kind)) return code ?? codeOf(area.id)
  if (code === undefined)
    throw new Problem(problems.invalid, undefined, [{ path: field, definition: problems.field_required }])
  const digits = kind === 'grid' ? /^\d{13,15}$/ : kind === 'town' ? /^\d{9}$/ : /^\d{12}$/
  if (!digits.test(code) || !code.startsWith(parent.code)) {
    if (kind === 'grid') throw new Problem(placeProblems.code_wrong)
    throw new Problem(problems.invalid, undefined, [{ path: field, definition: problems.field_format }])
  }
  return code
}

/** Code of an area that has no official one. The last digits of an id are the random ones. */
export function codeOf(id: string): string {
  return `x${id.slice(-12)}`
}

/** Compounds have one of the three classes, nothing else has one. */
export function checkClass(kind: AreaKind, value: number | undefined, field: string): void {
  if (kind === 'compound' && value === undefined) throw new Problem(placeProblems.class_missing)
  if (kind !== 'compound' && value !== undefined)
    throw new Problem(problems.invalid, undefined, [{ path: field, definition: problems.field_unknown }])
}

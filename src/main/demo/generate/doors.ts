/** What the two kinds of committees, with streets or with compounds, have in common when they are laid out. */
import { GRID_LIMIT } from './figures.ts'
import { codeOf, type IdSource } from './ids.ts'
import type { Area, AreaKind, Dwelling } from './types.ts'

/** A door before it has an id and lists. */
export type Door = Omit<Dwelling, 'id' | 'sources'>

/** A committee as laid out: its areas below it, parents first, and its doors in walking order grid by grid. */
export type Layout = { areas: Area[]; doors: Door[] }

type Extra = Pick<Area, 'class' | 'responsible' | 'contact'>

/** An area below `parent`; without a code of its own it gets one from its id. */
export function areaBelow(
  parent: Area,
  ids: IdSource,
  kind: AreaKind,
  place: { name: string; ordinal: number; code?: string } & Extra,
): Area {
  const id = ids()
  const { code = codeOf(id), name, ordinal, ...extra } = place
  return { id, code, kind, parentId: parent.id, path: `${parent.path}.${code}`, name, aliases: [], ...extra, ordinal }
}

/** Grid number `ordinal` of a committee: its code is the committee's and three digits more. */
export function gridBelow(committee: Area, ids: IdSource, ordinal: number): Area {
  const code = `${committee.code}${String(ordinal).padStart(3, '0')}`
  return areaBelow(committee, ids, 'grid', { code, name: `第${chineseNumber(ordinal)}网格`, ordinal })
}

/** Splits parts, in order, into grids: each as near to `aim` doors as its parts allow and never above the limit. */
export function packGrids<T extends { size: number }>(parts: readonly T[], aim: number): T[][] {
  const grids: T[][] = []
  let filled = Number.POSITIVE_INFINITY
  for (const part of parts) {
    const isFull = filled >= aim || filled + part.size > GRID_LIMIT
    if (isFull) {
      grids.push([])
      filled = 0
    }
    grids.at(-1)?.push(part)
    filled += part.size
  }
  return grids
}

/** 1 to 999 in Chinese: 三, 十二, 四十, 一百零三. */
export function chineseNumber(value: number): string {
  const digits = '零一二三四五六七八九'
  if (value < 10) return digits.charAt(value)
  if (value < 100) {
    const tens = Math.floor(value / 10)
    const head = tens === 1 ? '' : digits.charAt(tens)
    return `${head}十${value % 10 === 0 ? '' : digits.charAt(value % 10)}`
  }
  const rest = value % 100
  const head = `${digits.charAt(Math.floor(value / 100))}百`
  if (rest === 0) return head
  if (rest < 10) return `${head}零${digits.charAt(rest)}`
  return `${head}${rest < 20 ? '一' : ''}${chineseNumber(rest)}`
}

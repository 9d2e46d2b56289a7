/**
 * Former and everyday names of places, beside the official ones. People go on writing 南坝镇 years after the town became
 * 江油关镇, so an imported list has to find its place by either.
 */
import { readFile } from 'node:fs/promises'
import { parseRows } from './csv.ts'

/** A name that people use for the division `code`, and the reason to believe that they mean it. */
export type Alias = { code: string; alias: string; basis: string }

/** Every alias of the list beside this file. */
export async function listAliases(): Promise<Alias[]> {
  const rows = parseRows(await readFile(new URL('./aliases.csv', import.meta.url), 'utf8'))
  return rows.map(([code = '', alias = '', basis = '']) => ({ code, alias, basis }))
}

/** Aliases below (and of) a division, by code: for a county all of its towns' and villages'. */
export async function aliasesWithin(code: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const row of await listAliases()) {
    if (row.code.startsWith(code)) found.set(row.code, [...(found.get(row.code) ?? []), row.alias])
  }
  return found
}

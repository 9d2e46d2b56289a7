import { Check, Errors } from 'typebox/schema'
import { type CommandDefinition, fieldProblems, type Language, Problem, type ProblemBody } from '../contract/index.ts'
import type { StoredEntry } from './entry.ts'
import { fieldsOf } from './fields.ts'

/** The contracts that a device knows, by the names of their commands. */
export type Contracts = ReadonlyMap<string, CommandDefinition>

/** Version of a contract; one where it has not changed since the first. */
export const versionOf = ({ version }: CommandDefinition): number => version ?? 1

/**
 * Parses a body by its contract, as it will be on the wire: what JSON does not carry is gone. The same check with the same
 * words as at the server's door.
 */
export function parseBody(
  definition: CommandDefinition,
  body: unknown,
  language: Language,
): { body: unknown } | { problem: ProblemBody } {
  const wire: unknown = JSON.parse(JSON.stringify(body ?? null))
  if (Check(definition.body, wire)) return { body: wire }
  const [, errors] = Errors(definition.body, wire)
  return { problem: new Problem(fieldProblems.invalid, undefined, fieldsOf(errors, '/body')).in(language) }
}

/**
 * Reads an entry back. One that this version of the application does not know waits untouched for one that does: the server
 * may know it. One of its own version that no longer parses was damaged and needs a person. One of an older version goes
 * out as it was put in, since the server may have it already; `upgradeEntry` comes after that.
 */
export function readBack(contracts: Contracts, entry: StoredEntry, language: Language): StoredEntry {
  const definition = contracts.get(entry.command.name)
  if (!definition || entry.state === 'needs-you' || entry.version !== versionOf(definition)) return entry
  const parsed = parseBody(definition, entry.command.body, language)
  if (!('problem' in parsed)) return entry
  return { ...entry, state: 'needs-you', decision: 'refused', problem: parsed.problem }
}

/** An entry of an older contract, brought to the present one; undefined where it is no older, or cannot be brought. */
export function upgradeEntry(contracts: Contracts, entry: StoredEntry, language: Language): StoredEntry | undefined {
  const definition = contracts.get(entry.command.name)
  if (!definition?.upgrade || entry.version >= versionOf(definition)) return undefined
  const parsed = parseBody(definition, definition.upgrade(entry.command.body, entry.version), language)
  if ('problem' in parsed) return undefined
  return { ...entry, version: versionOf(definition), command: { ...entry.command, body: parsed.body } }
}

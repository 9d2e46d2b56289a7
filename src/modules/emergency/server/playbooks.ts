import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Compile } from 'typebox/compile'
import { parse } from 'yaml'
import { Closed, OneOf, type Static, Type } from '#platform/contract/index.ts'
import { type Playbook, PlaybookTasks } from '../contract/index.ts'
import { Measures } from '../contract/measures.ts'
import { Monitoring } from '../contract/monitoring.ts'
import { Screening } from '../contract/screening.ts'

/** Folder of the playbooks that ship with the product. */
export const shippedPlaybooks = fileURLToPath(new URL('../../../../playbooks/', import.meta.url))

/** Fields that the registry knows how to keep; a playbook can allow no other. Health and movement are not among them. */
export const rollFields = [
  'headCount',
  'contactName',
  'contactPhone',
  'name',
  'sex',
  'birthYear',
  'idNumber',
  'phone',
  'arrivedOn',
] as const
export type RollField = (typeof rollFields)[number]

const Text = Closed({
  'zh-Hans': Type.String({ minLength: 1 }),
  'zh-Hant': Type.String({ minLength: 1 }),
  en: Type.String({ minLength: 1 }),
})
const Code = Type.String({ pattern: '^[a-z0-9]+([-_][a-z0-9]+)*$', maxLength: 60 })
const Field = OneOf(...rollFields)
const Level = Type.Integer({ minimum: 1, maximum: 4 })
const Basis = Closed({
  code: Code,
  title: Text,
  article: Text,
  allows: Text,
  levels: Type.Optional(Type.Array(Level, { minItems: 1, maxItems: 4 })),
})
const File = Closed({
  id: Code,
  version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
  name: Text,
  levels: Type.Array(Closed({ level: Level, name: Text }), {
    minItems: 4,
    maxItems: 4,
  }),
  legalBasis: Type.Array(Basis, { minItems: 1 }),
  roll: Closed({
    fields: Type.Array(Field, { minItems: 1 }),
    whenNeeded: Type.Array(Field),
    revisitHours: Type.Integer({ minimum: 1, maximum: 336 }),
    attempts: Type.Integer({ minimum: 1, maximum: 20 }),
    reasons: Type.Array(Closed({ code: Code, text: Text }), { minItems: 1 }),
  }),
  screening: Type.Optional(Screening),
  monitoring: Type.Optional(Monitoring),
  measures: Type.Optional(Measures),
  tasks: Type.Optional(PlaybookTasks),
})
const validator = Compile(File)

/**
 * Reads every playbook of a folder. A mistake is an error that names file and field: a server with a broken playbook does
 * not start, since nobody would notice before the night it is needed.
 */
export function loadPlaybooks(folder: string = shippedPlaybooks): ReadonlyMap<string, Playbook> {
  const playbooks = new Map<string, Playbook>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name, 'playbook.yaml')
    if (!entry.isDirectory() || !existsSync(file)) continue
    const playbook = readPlaybook(readFileSync(file, 'utf8'), file)
    if (playbook.id !== entry.name) throw new Error(`${file}: id is not the name of the folder`)
    playbooks.set(playbook.id, playbook)
  }
  return playbooks
}

/** Reads one playbook; `file` names it in errors. */
export function readPlaybook(yaml: string, file: string): Playbook {
  const value: unknown = parse(yaml)
  if (!validator.Check(value)) {
    const [first] = validator.Errors(value)
    throw new Error(`${file}: ${first?.instancePath || '/'} ${first?.message ?? 'is wrong'}`)
  }
  const playbook = value as Static<typeof File>
  const { fields, whenNeeded, reasons } = playbook.roll
  const tasks = playbook.tasks ?? []
  const lists: Record<string, readonly (string | number)[]> & { legalBasis: string[] } = {
    levels: playbook.levels.map(({ level }) => level),
    legalBasis: playbook.legalBasis.map(({ code }) => code),
    'roll/fields': fields,
    'roll/reasons': reasons.map(({ code }) => code),
    tasks: tasks.map(({ code }) => code),
    'tasks/no': tasks.map(({ no }) => no),
    ...Object.fromEntries(tasks.map(({ code, levels }) => [`tasks/${code}/levels`, levels])),
    ...Object.fromEntries(tasks.map(({ code, owners = [] }) => [`tasks/${code}/owners`, owners])),
    ...Object.fromEntries(
      tasks.map(({ code, roles = [] }) => [`tasks/${code}/roles`, roles.map(({ role, at }) => `${role} ${at ?? ''}`)]),
    ),
  }
  for (const [name, list] of Object.entries(lists))
    if (new Set<string | number>(list).size !== list.length) throw new Error(`${file}: /${name} names one thing twice`)
  const stray = whenNeeded.find((field) => !fields.includes(field))
  if (stray) throw new Error(`${file}: /roll/whenNeeded names ${stray}, which /roll/fields does not`)
  const ownerless = tasks.find(({ owners, roles }) => !owners && !roles)
  if (ownerless) throw new Error(`${file}: /tasks/${ownerless.code} names neither /owners nor /roles`)
  const rules = playbook.screening?.rules ?? []
  if (new Set(rules.map(({ id }) => id)).size !== rules.length)
    throw new Error(`${file}: /screening/rules names one thing twice`)
  const baseless = rules.find(({ basis }) => !lists.legalBasis.includes(basis))
  const { monitoring } = playbook
  if (monitoring && !lists.legalBasis.includes(monitoring.basis))
    throw new Error(`${file}: /monitoring/basis stands on no law of /legalBasis`)
  if (monitoring && new Set(monitoring.symptoms.map(({ code }) => code)).size !== monitoring.symptoms.length)
    throw new Error(`${file}: /monitoring/symptoms names one thing twice`)
  const { measures } = playbook
  const unlawful = measures?.kinds.flatMap(({ basis }) => basis).find((code) => !lists.legalBasis.includes(code))
  if (unlawful) throw new Error(`${file}: /measures/kinds stands on ${unlawful}, which /legalBasis does not name`)
  const tooLong = measures?.kinds.find(({ days }) => days > measures.mostDays)
  if (tooLong) throw new Error(`${file}: /measures/kinds/${tooLong.code} is longer than /measures/mostDays`)
  if (baseless) throw new Error(`${file}: /screening/rules/${baseless.id} stands on no law of /legalBasis`)
  return playbook
}

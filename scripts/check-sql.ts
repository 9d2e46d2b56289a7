import { readdirSync, readFileSync } from 'node:fs'
import { root } from './lib/run.ts'

/**
 * SQL ownership: statements stand in `queries*.ts` only; a module names tables and functions of its own schema, the `pub_*`
 * views of others, and the context functions of the platform. The migrations are the other place where SQL may be.
 */
const modules = Object.keys(
  JSON.parse(readFileSync(`${root}src/modules/modules.json`, 'utf8')) as Record<string, number>,
)
const schemas = [...modules, 'journal', 'app']
const statement = /\b(select\s+[\s\S]{0,400}?\bfrom\b|insert\s+into\s+\w+\.|update\s+\w+\.\w+|delete\s+from\s+\w+\.)/i
const named = new RegExp(`(?<![\\w.'/#@-])(${schemas.join('|')})\\.([a-z_]+)\\b`, 'g')
/** Functions of the context that every module's statement may call. */
const context = new Set([
  'scope',
  'county_for',
  'this_county',
  'this_account',
  'this_agency',
  'this_person',
  'this_emergency',
  'path_end',
  'now',
])

const faults: string[] = []
for (const file of readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })) {
  if (!/\.tsx?$/.test(file) || /\.test\.ts$|\/testing\//.test(file)) continue
  const text = readFileSync(`${root}src/${file}`, 'utf8')
  const isQueries = /\/queries[\w-]*\.ts$/.test(file) || /^platform\/server\/(install|postgres|db)\//.test(file)
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const texts = [...code.matchAll(/`[^`]*`|'[^'\n]*'/g)].map(([one]) => one)
  if (!isQueries && !/contract\//.test(file)) {
    const sql = texts.find((one) => statement.test(one))
    if (sql && !allowed(file))
      faults.push(`src/${file}: SQL outside of queries*.ts: ${sql.replace(/\s+/g, ' ').slice(0, 80)}`)
  }
  const owner = /^modules\/([^/]+)\//.exec(file)?.[1]
  if (!isQueries || !owner) continue
  for (const one of texts.filter((candidate) => /\b(from|join|into|update|select)\b/i.test(candidate))) {
    for (const [, schema, name] of one.matchAll(named)) {
      const isOwn =
        schema === owner || (schema === 'app' && (context.has(name as string) || platformTables(owner, name as string)))
      if (!isOwn && !name?.startsWith('pub_'))
        faults.push(`src/${file}: ${schema}.${name} belongs to ${schema}; read a pub_ view of it`)
    }
  }
}

if (faults.length > 0) {
  process.stderr.write(`${[...new Set(faults)].join('\n')}\n`)
  process.exitCode = 1
}

/** Identity belongs to the platform's schema and is managed by the agency and emergency modules, through these tables alone. */
function platformTables(owner: string, name: string): boolean {
  const granted: Record<string, readonly string[]> = {
    agency: [
      'enter',
      'session',
      'role_held',
      'role_permission',
      'begin_session',
      'bind_half',
      'end_session',
      'is_half',
      'whoami',
      'county',
      'follow_area',
    ],
    emergency: ['live_emergency'],
    place: ['follow_area', 'county', 'role_held', 'role_permission'],
  }
  return granted[owner]?.includes(name) ?? false
}

/** The installation's own entries speak to the database before any module does. */
function allowed(file: string): boolean {
  return (
    /^main\/(access|cli|supervisor|demo\/load|setup|public)/.test(file) ||
    /^platform\/server\/(commands|http)\//.test(file)
  )
}

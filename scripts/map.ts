import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { modules as served } from '#main/modules.ts'
import { root } from './lib/run.ts'

/**
 * `docs/MAP.md`: where everything is, made from the ranks, the READMEs and the contracts. With `--check` it only says whether
 * the page is fresh.
 */
const ranks = JSON.parse(readFileSync(`${root}src/modules/modules.json`, 'utf8')) as Record<string, number>
const lines = ['# Map', '', 'Made by `node scripts/map.ts`; `npm run check` fails when it is stale.', '']
lines.push('| place | what |', '|---|---|')
lines.push(
  '| `src/main` | entry points: command line, supervisor, internal and public server, worker, web shells, demo, set-up |',
)
lines.push(
  '| `src/platform` | database, commands, journal, identity context, HTTP, vault; contract and web foundations. Knows no module |',
)
lines.push(
  '| `src/modules` | the modules below, in ranks: imports go down only |',
  '| `db/migrations` | plain SQL, one order |',
  '| `playbooks` | emergency playbooks as data |',
)
lines.push('| `e2e` · `bench` · `scripts` | journeys · measurements · checks and runners |', '')

for (const [name, rank] of Object.entries(ranks).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))) {
  const module = served.find((one) => one.name === name)
  lines.push(`## ${name} (rank ${rank})`, '', purposeOf(name), '')
  lines.push(`- folder \`src/modules/${name}\` · tables ${tablesOf(name).join(', ') || 'none of its own'}`)
  const commands =
    module?.commands.map(({ definition }) => `${definition.name}${definition.offline ? ' (may wait offline)' : ''}`) ??
    []
  lines.push(`- commands: ${commands.join(', ') || 'none'}`)
  lines.push(`- reads: ${module?.queries.map(({ definition }) => `\`${definition.path}\``).join(', ') || 'none'}`)
  const heard = Object.keys(module?.on ?? {})
  lines.push(`- listens to: ${heard.join(', ') || 'nothing'}`, '')
}

const page = `${lines.join('\n').trimEnd()}\n`
const file = `${root}docs/MAP.md`
if (!process.argv.includes('--check')) writeFileSync(file, page)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== page) {
  process.stderr.write('docs/MAP.md is stale: node scripts/map.ts\n')
  process.exitCode = 1
}

/** First paragraph of a module's README. */
function purposeOf(name: string): string {
  const readme = `${root}src/modules/${name}/README.md`
  if (!existsSync(readme)) throw new Error(`src/modules/${name} has no README.md`)
  const paragraph =
    readFileSync(readme, 'utf8')
      .split(/\n\s*\n/)
      .find((part) => !part.startsWith('#')) ?? ''
  return paragraph.replace(/\s+/g, ' ').trim()
}

/** Tables that the migrations make in a module's schema, or moved there. */
function tablesOf(name: string): string[] {
  const sql = readdirSync(`${root}db/migrations`)
    .sort()
    .map((one) => readFileSync(`${root}db/migrations/${one}`, 'utf8'))
    .join('\n')
  const moves = [...sql.matchAll(/^alter table (\w+)\.(\w+) set schema (\w+)/gm)]
  const gone = new Set(moves.filter(([, from]) => from === name).map(([, , table]) => table))
  const made = [...sql.matchAll(new RegExp(`^create table ${name}\\.(\\w+)`, 'gm'))].map(([, table]) => table as string)
  const come = moves.filter(([, , , to]) => to === name).map(([, , table]) => table as string)
  return [...made.filter((table) => !gone.has(table)), ...come]
}

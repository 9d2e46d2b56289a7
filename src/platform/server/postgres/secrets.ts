/**
 * The passwords of an installation's database logins: random, made once, in a file that only its owner can read.
 */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { DatabaseUrls } from '../runtime.ts'
import { SetupError } from './errors.ts'

/** One password a login; `superuser` is that of our own cluster and unused with an external database. */
export type Secrets = Record<keyof DatabaseUrls | 'superuser', string>

/** The login roles by their short names. They are known to the whole cluster. */
export const LOGIN_ROLES = {
  staff: 'lianfang_staff',
  signIn: 'lianfang_signin',
  public: 'lianfang_public',
  worker: 'lianfang_worker',
  auditor: 'lianfang_auditor',
  migrator: 'lianfang_migrator',
} as const satisfies Record<keyof DatabaseUrls, string>

/** The short names in one fixed order. */
export const LOGINS = Object.keys(LOGIN_ROLES) as (keyof DatabaseUrls)[]

/** File mode of everything secret: its owner alone. */
export const OWNER_ONLY = 0o600

/** Path of the secrets file of a data folder. */
export function secretsFile(folder: string): string {
  return join(folder, 'secrets.json')
}

/** New passwords of 256 bits each. */
export function newSecrets(): Secrets {
  const one = () => randomBytes(32).toString('base64url')
  return {
    superuser: one(),
    staff: one(),
    signIn: one(),
    public: one(),
    worker: one(),
    auditor: one(),
    migrator: one(),
  }
}

/** Logins that came with a later version; an older folder has no password for them yet. */
const LATER: readonly (keyof Secrets)[] = ['signIn']

/**
 * The secrets of the data folder, made at the first call; a file that others could read is closed again. A database that
 * already stands has other passwords than new ones: there a lost file is named, never replaced. Only a login that the version
 * of the file did not know gets its password now.
 */
export function loadSecrets(folder: string): Secrets {
  const file = secretsFile(folder)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) {
    if (existsSync(join(folder, 'postgres', 'PG_VERSION'))) throw new SetupError('file-lost', { path: file })
    const secrets = newSecrets()
    writeOwnerOnly(file, `${JSON.stringify(secrets, null, 2)}\n`)
    return secrets
  }
  if ((found.mode & 0o077) !== 0) chmodSync(file, OWNER_ONLY)
  try {
    const secrets = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets> | null
    const names = [...LOGINS, 'superuser' as const]
    const missing = names.filter((login) => typeof secrets?.[login] !== 'string')
    if (missing.length === 0) return secrets as Secrets
    if (missing.every((login) => LATER.includes(login) && secrets?.[login] === undefined)) {
      const fresh = newSecrets()
      const grown = { ...secrets, ...Object.fromEntries(missing.map((login) => [login, fresh[login]])) } as Secrets
      writeOwnerOnly(file, `${JSON.stringify(grown, null, 2)}\n`)
      return grown
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new SetupError('file-lost', { path: file })
}

/** Connection strings of the logins, made by `url` from role and password. */
export function loginUrls(url: (role: string, password: string) => string, secrets: Secrets): DatabaseUrls {
  const of = (login: keyof DatabaseUrls) => url(LOGIN_ROLES[login], secrets[login])
  return {
    staff: of('staff'),
    signIn: of('signIn'),
    public: of('public'),
    worker: of('worker'),
    auditor: of('auditor'),
    migrator: of('migrator'),
  }
}

/** Writes a file of mode 0600 in one step: a reader sees the old content or the new one, also after a power cut. */
export function writeOwnerOnly(file: string, text: string): void {
  const part = `${file}.${process.pid}.part`
  const handle = openSync(part, 'w', OWNER_ONLY)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(part, file)
}

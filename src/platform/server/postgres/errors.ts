/**
 * What can be wrong with an installation before it serves anything. Each code has one sentence in each language of the
 * command line; the parameters fill it. Anything else that is thrown at start is a defect, not a state of the machine.
 */
export type SetupCode =
  | 'already-running'
  | 'bad-arguments'
  | 'binaries-missing'
  | 'child-failed'
  | 'database-unreachable'
  | 'database-version-newer'
  | 'database-version-old'
  | 'database-start-failed'
  | 'database-stop-failed'
  | 'demo-in-real-folder'
  | 'disk-full'
  | 'extension-missing'
  | 'external-rights'
  | 'file-lost'
  | 'folder-foreign'
  | 'folder-unreachable'
  | 'migration-failed'
  | 'no-os-user'
  | 'no-permission'
  | 'port-taken'
  | 'real-in-demo-folder'
  | 'replay-needs-own'
  | 'reset-external'
  | 'reset-real'
  | 'schema-newer'
  | 'web-build-failed'

/** Values that fill the sentence of a code. */
export type SetupParams = Record<string, string | number>

/** A state of the machine that stops a start; the command line prints its sentence and ends with code 1. */
export class SetupError extends Error {
  readonly code: SetupCode
  readonly params: SetupParams

  constructor(code: SetupCode, params: SetupParams = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause })
    this.name = 'SetupError'
    this.code = code
    this.params = params
  }
}

/** Turns an error of the operating system or of PostgreSQL into its setup error; anything else comes back unchanged. */
export function asSetupError(error: unknown, path: string): unknown {
  if (error instanceof SetupError || !(error instanceof Error)) return error
  const { code, address } = error as Error & { code?: string; address?: string }
  const place = (error as NodeJS.ErrnoException).path ?? path
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return new SetupError('disk-full', { path }, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new SetupError('no-permission', { path: address ?? place }, error)
  }
  // A key that the installation needs: without it nothing can be read, and no new one is ever made in its place.
  if (code === 'ENOENT' && place.endsWith('.key')) return new SetupError('file-lost', { path: place }, error)
  if (code === 'ENOTDIR' || code === 'EEXIST') return new SetupError('folder-foreign', { path: place }, error)
  return error
}

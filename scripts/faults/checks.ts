/** What was checked and how it came out; each is printed as it comes. */
export interface Checks {
  add(what: string, holds: boolean): void
  readonly passed: number
  readonly failed: number
}

/** An empty list of checks. */
export function startChecks(say: (line: string) => void): Checks {
  const checks = {
    passed: 0,
    failed: 0,
    add(what: string, holds: boolean) {
      if (holds) checks.passed += 1
      else checks.failed += 1
      say(`${holds ? 'ok  ' : 'FAIL'} ${what}`)
    },
  }
  return checks
}

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Paths of the pages that the modules and the two entries declare, so that a new page is walked without being named here. */
export function declaredPages(face: 'desk' | 'field'): string[] {
  const root = fileURLToPath(new URL('../../src/', import.meta.url))
  const files = globSync('**/web/**/*.tsx', { cwd: root }).filter(
    (file) => /[\\/]field([\\/]|\.tsx$)/.test(file) === (face === 'field'),
  )
  const paths = files.flatMap((file) =>
    [...readFileSync(`${root}${file}`, 'utf8').matchAll(/\bpath: '([^']*)',\s*load: /g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(paths)].sort()
}

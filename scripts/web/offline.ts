import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Files of the public folder that an installed phone shows without a network. */
const fixed = ['icon.svg', 'field/manifest.webmanifest', 'field/icon-192.png', 'field/icon-512.png']
const script = 'field/sw.js'

/**
 * Writes into the service worker of a face the list of its own files with their SHA-256: the browser compares them when it
 * fetches, so that neither the page of a guest network nor half of an update is ever kept in their place.
 */
export function offlineShell(face: string): Plugin {
  return {
    name: 'lianfang-offline-shell',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === face,
    writeBundle: {
      order: 'post',
      handler({ dir = '' }, bundle) {
        const made = Object.keys(bundle).filter((name) => name !== script && !name.endsWith('.map'))
        const names = [...made, ...fixed].filter((name) => existsSync(join(dir, name))).sort()
        const files = names.map((name) => [addressOf(name), digestOf(join(dir, name))] as const)
        const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12)
        const worker = join(dir, script)
        const code = readFileSync(worker, 'utf8')
        if (!code.includes('__SHELL__')) throw new Error(`${script} does not ask for its list of files`)
        writeFileSync(worker, code.replace('__SHELL__', JSON.stringify({ version, files })))
      },
    },
  }
}

/** Puts a gzip file beside each script and style, for a server that would compress them anew at each request. */
export function compressed(): Plugin {
  return {
    name: 'lianfang-compressed',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler({ dir = '' }, bundle) {
        for (const name of Object.keys(bundle)) {
          if (!/^assets\/.*\.(js|css)$/.test(name)) continue
          const file = join(dir, name)
          writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
        }
      },
    },
  }
}

/** The page answers for every address of the phone, so it is kept under the shortest. */
function addressOf(name: string): string {
  return name === 'field/index.html' ? '/field/' : `/${name}`
}

function digestOf(file: string): string {
  return `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`
}

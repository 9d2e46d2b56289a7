import type { Plugin } from 'vite'

/** The library's own checks of formats: addresses of mail and web, names of hosts and the like. */
const builtIn = /[\\/]typebox[\\/]build[\\/]format[\\/](?!_registry|format\.mjs|index\.mjs)\w+\.mjs$/

/**
 * Leaves out the checks of text formats that come with the library of the contracts: the three formats that contracts name are
 * our own (platform/contract/types.ts). What is left in their place says no, so that a new one is missed at its first use.
 */
export function ownFormatsOnly(): Plugin {
  return {
    name: 'lianfang-own-formats-only',
    apply: 'build',
    transform(code, id) {
      if (!builtIn.test(id)) return null
      const names = [...code.matchAll(/^export function (\w+)/gm)].map(([, name]) => name)
      return { code: names.map((name) => `export function ${name}() { return false }`).join('\n'), map: null }
    },
  }
}

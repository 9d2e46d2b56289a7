import type { Plugin } from 'vite'

/** The library's own checks of formats: addresses of mail and web, names of hosts and the like. */
const builtIn = /[\\/]typebox[\\/]build[\\/]format[\\/](?!_registry|format\.mjs|index\.mjs)\w+\.mjs$/

/** Its English words for what does not fit; screens word problems by their codes. */
const ownWords = /[\\/]typebox[\\/]build[\\/]system[\\/]locale[\\/]en_US\.mjs$/

/**
 * Leaves out the checks of text formats that come with the library of the contracts: the three formats that contracts name are
 * our own (platform/contract/types.ts), and so are the words of what is wrong. What is left in their place says no, so that a new one is missed at its first use.
 */
export function ownFormatsOnly(): Plugin {
  return {
    name: 'lianfang-own-formats-only',
    apply: 'build',
    transform(code, id) {
      const answer = builtIn.test(id) ? 'false' : ownWords.test(id) ? "''" : undefined
      if (!answer) return null
      const names = [...code.matchAll(/^export function (\w+)/gm)].map(([, name]) => name)
      return { code: names.map((name) => `export function ${name}() { return ${answer} }`).join('\n'), map: null }
    },
  }
}

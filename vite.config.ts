import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { ownFormatsOnly } from './scripts/web/formats.ts'
import { compressed, offlineShell } from './scripts/web/offline.ts'

/**
 * The web: two faces that never share an interface kit, the desk (antd) at `/` and the field (antd-mobile) at `/field/`. Each
 * is built by itself, so that a phone fetches no line which only a desk needs.
 * Everything is a hashed file; no inline script and no eval, so that the page's CSP can forbid both.
 */
const root = fileURLToPath(new URL('./src/main/web', import.meta.url))

export default defineConfig({
  root,
  publicDir: 'public',
  cacheDir: fileURLToPath(new URL('./node_modules/.vite', import.meta.url)),
  plugins: [react(), ownFormatsOnly(), offlineShell('field'), compressed()],
  // The edition for browsers of 2018 and later; the package's own door leads to an older and larger one.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  build: {
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill would be an inline script; browsers of 2023 and later preload modules themselves.
    modulePreload: { polyfill: false },
    // A data: URL is refused by the CSP for scripts and fonts; a file is cached.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1400,
    reportCompressedSize: false,
    rolldownOptions: {
      // Its modules only define; saying so lets those go that nothing asks for.
      treeshake: {
        moduleSideEffects: [{ test: /node_modules[\\/]typebox[\\/]/, sideEffects: false }],
        // So do the declarations of the contracts: what a face never asks for is not fetched by it. The server words problems.
        manualPureFunctions: [
          'defineCommand',
          'defineProblems',
          'defineQuery',
          'Closed',
          'Jpeg',
          'OneOf',
          'RemarkOrNone',
          'Page',
          'Remark',
          'Type',
          'Words',
          'WordsOrNone',
        ],
      },
      output: {
        // The service worker keeps its address for ever.
        entryFileNames: ({ name }) => (name === 'sw' ? 'field/sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/, priority: 30 },
            {
              name: 'contract',
              // The contract of a checkpoint (with what evaluates its rules), of supplies, of duty, of incidents, of directives, of inspections, of patrols, of
              // volunteers and skills, of notices and
              // of attached files comes with their pages.
              test: /node_modules[\\/](typebox|uuidv7)[\\/]|src[\\/](?!modules[\\/](?:checkpoint|supply|duty|incident|directive|inspection|patrol|volunteer|notice)[\\/]).+[\\/]contract[\\/](?!file\.ts|picture\.ts|problems-file\.ts|person-numbers\.ts|skills\.ts)/,
              priority: 20,
            },
            { name: 'kit', test: /node_modules[\\/](i18next|react-i18next|@tanstack)[\\/]/, priority: 20 },
            // One file of words per language and face, instead of one per module.
            { name: wordsChunk, debugName: 'words', test: /[\\/]locales[\\/][\w-]+\.json$/, priority: 40 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
  environments: {
    client: { build: { rolldownOptions: { input: { desk: `${root}/index.html` } } } },
    field: {
      consumer: 'client',
      build: {
        // Beside the desk, which was built just before.
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { field: `${root}/field/index.html`, sw: `${root}/field/offline/service-worker.ts` },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'field']) {
        const face = builder.environments[name]
        if (face) await builder.build(face)
      }
    },
  },
})

function wordsChunk(id: string): string {
  const language = /locales[\\/]([\w-]+)\.json$/.exec(id)?.[1] ?? 'und'
  if (/platform[\\/]web[\\/]locales|main[\\/]web[\\/]locales/.test(id)) return `words-shared-${language}`
  // What only the pages of a module say comes with the first of them.
  const pages = /modules[\\/](\w+)[\\/]web[\\/]field[\\/]pages[\\/]/.exec(id)?.[1]
  const own = /main[\\/]web[\\/]field[\\/](help|hand-over|me)[\\/]/.exec(id)?.[1]
  if (own) return `words-field-${own}-${language}`
  if (pages) return `words-field-${pages}-${language}`
  return /[\\/]web[\\/]field[\\/]/.test(id) ? `words-field-${language}` : `words-desk-${language}`
}

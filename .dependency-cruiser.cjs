const { readFileSync } = require('node:fs')
const { join } = require('node:path')

// Ranks of the modules: imports go down only, and two of one rank never meet.
const ranks = JSON.parse(readFileSync(join(__dirname, 'src/modules/modules.json'), 'utf8'))
const names = Object.keys(ranks)
const ofModule = (list) => `^src/modules/(${list.join('|')})/`
const TESTS = ['\\.(test|journey)\\.tsx?$', '/testing/']

const rankRules = names.map((name) => ({
  name: `rank-${name}`,
  comment: `${name} has rank ${ranks[name]}: it may import only modules of a lower rank.`,
  severity: 'error',
  from: { path: `^src/modules/${name}/`, pathNot: TESTS },
  to: { path: ofModule(names.filter((other) => other !== name && ranks[other] >= ranks[name]).concat('none')) },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle of files is one file in pieces, of types alone too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...rankRules,
    {
      name: 'module-door',
      comment:
        'Another module is entered by its doors only: contract/index.ts, server/index.ts, web/index.tsx, web/field.tsx.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: TESTS },
      to: {
        path: '^src/modules/([^/]+)/',
        pathNot: [
          '^src/modules/$1/',
          '^src/modules/[^/]+/(contract/index\\.ts|server/index\\.ts|web/index\\.tsx|web/field\\.tsx)$',
        ],
      },
    },
    {
      name: 'main-door',
      comment: 'main/ enters modules by their doors as well.',
      severity: 'error',
      from: { path: '^src/main/', pathNot: TESTS },
      to: {
        path: '^src/modules/',
        pathNot: '^src/modules/[^/]+/(contract/index\\.ts|server/index\\.ts|web/index\\.tsx|web/field\\.tsx)$',
      },
    },
    {
      name: 'web-never-server',
      comment: 'What runs in a browser never imports what runs on the server.',
      severity: 'error',
      from: { path: '(^|/)web/' },
      to: { path: '^src/.*(^|/)server/' },
    },
    {
      name: 'server-never-web',
      comment: 'The server never imports screens.',
      severity: 'error',
      from: { path: '^src/(platform|modules)/.*server/', pathNot: TESTS },
      to: { path: '^src/.*(^|/)web/' },
    },
    {
      name: 'contract-alone',
      comment: 'A contract imports contracts only: its own, lower ones, the platform.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/contract/', pathNot: TESTS },
      to: { path: '^src/', pathNot: ['^src/platform/contract/', '^src/modules/[^/]+/contract/'] },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'The platform knows no module and nothing of main/.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: TESTS },
      to: { path: '^src/(modules|main)/' },
    },
    {
      name: 'modules-know-no-main',
      comment: 'Modules know nothing of main/.',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: TESTS },
      to: { path: '^src/main/' },
    },
    {
      name: 'one-kit-a-face',
      comment: 'The desk has antd, the phone antd-mobile; never both in one bundle.',
      severity: 'error',
      from: { path: '/field' },
      to: { path: 'node_modules/antd/' },
    },
    {
      name: 'desk-kit',
      comment: 'The desk has antd, the phone antd-mobile; never both in one bundle.',
      severity: 'error',
      from: { path: '^src/.*web/', pathNot: '/field' },
      to: { path: 'node_modules/antd-mobile/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\.css$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|bench/out)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}

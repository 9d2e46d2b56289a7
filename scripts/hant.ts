import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConverterFactory } from 'opencc-js/core'
import { from, to } from 'opencc-js/preset/cn2t'

/**
 * Fills MISSING keys of every zh-Hant.json from the zh-Hans.json beside it; a text already there was chosen by a person and
 * stays. Order of keys follows zh-Hans, and keys that zh-Hans lost go. Terms that the converter gets wrong for the trade
 * follow docs/glossary.md.
 */
type Tree = { [key: string]: string | Tree }

const convert = ConverterFactory(from.cn ?? [], to.twp ?? [])

/** What the converter makes, and what the glossary and good usage say. */
const terms: readonly (readonly [string, string])[] = [
  ['社群', '社區'],
  ['宣告', '聲明'],
  ['檢視', '查看'],
  ['複議', '復議'],
  ['複蓋', '覆蓋'],
  ['打印', '列印'],
  ['併到', '並到'],
  ['未籤', '未簽'],
  ['已籤', '已簽'],
  ['能籤', '能簽'],
  ['代籤', '代簽'],
  ['“', '「'],
  ['”', '」'],
]

for (const file of globSync('src/**/web/**/locales/zh-Hans.json')) {
  const target = join(dirname(file), 'zh-Hant.json')
  const before: Tree = existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : {}
  let added = 0
  const after = merge(JSON.parse(readFileSync(file, 'utf8')), before, () => added++)
  const text = `${JSON.stringify(after, null, 2)}\n`
  if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
    writeFileSync(target, text)
    console.log(`${target}: ${added} added`)
  }
}

function merge(source: Tree, kept: Tree, onAdd: () => void): Tree {
  const made: Tree = {}
  for (const [key, value] of Object.entries(source)) {
    const old = kept[key]
    if (typeof value !== 'string') made[key] = merge(value, typeof old === 'object' ? old : {}, onAdd)
    else if (typeof old === 'string') made[key] = old
    else {
      made[key] = traditional(value)
      onAdd()
    }
  }
  return made
}

function traditional(text: string): string {
  return terms.reduce((result, [wrong, right]) => result.replaceAll(wrong, right), convert(text))
}

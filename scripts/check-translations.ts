import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from 'vite'
import { languages } from '../src/platform/contract/language.ts'

/**
 * Fails when a text is missing in one of the three languages, when its {{values}} differ, when a screen holds words of its
 * own, or when it asks for a key that no file has. `node scripts/check-translations.ts [part of a path]`.
 */
type Tree = { [key: string]: string | Tree }
type Node = { type: string; start: number; [key: string]: unknown }

/** Attributes that a person reads or hears. */
const spokenAttributes = new Set([
  'title',
  'alt',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'hint',
  'text',
  'content',
])
const only = process.argv[2] ?? ''
const complaints: string[] = []
/** Namespace -> keys, of both faces together. */
const known = new Map<string, Set<string>>()

for (const folder of new Set(globSync('src/**/web/**/locales/*.json').map(dirname))) checkFolder(folder)
for (const file of globSync('src/**/web/**/*.tsx')) {
  if (!/\.test\.tsx$/.test(file) && file.includes(only)) checkScreen(file)
}
for (const complaint of complaints) console.error(complaint)
console.log(complaints.length === 0 ? 'translations: complete' : `translations: ${complaints.length} to mend`)
process.exit(complaints.length === 0 ? 0 : 1)

/** A folder's name as the namespace of its words: hand-over, handOver. */
function camelCase(name: string | undefined): string | undefined {
  return name?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function checkFolder(folder: string): void {
  const texts = new Map<string, Map<string, string>>()
  for (const language of languages) {
    const file = join(folder, `${language}.json`)
    if (!existsSync(file)) complaints.push(`${file}: missing`)
    else texts.set(language, flatten(JSON.parse(readFileSync(file, 'utf8'))))
  }
  const all = new Set([...texts.values()].flatMap((map) => [...map.keys()]))
  const own = /modules[\\/](\w+)|main[\\/]web[\\/](?:(?:desk|field)[\\/])?([\w-]+)[\\/]locales/.exec(folder)
  const namespace = own?.[1] ?? camelCase(own?.[2]) ?? (folder.includes('main') ? 'main' : 'platform')
  known.set(namespace, new Set([...(known.get(namespace) ?? []), ...all]))
  if (!folder.includes(only)) return
  for (const key of all) {
    const marks = new Set<string>()
    for (const language of languages) {
      const text = texts.get(language)?.get(key)
      if (text === undefined || text.trim() === '')
        complaints.push(`${join(folder, language)}.json: no text for ${key}`)
      else
        marks.add(
          [...text.matchAll(/\{\{(\w+)\}\}/g)]
            .map((mark) => mark[1])
            .sort()
            .join(),
        )
    }
    if (marks.size > 1) complaints.push(`${folder}: {{values}} of ${key} differ between languages`)
  }
}

function flatten(tree: Tree, above = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [name, value] of Object.entries(tree)) {
    const key = above ? `${above}.${name}` : name
    if (typeof value === 'string') flat.set(key, value)
    else for (const [inner, text] of flatten(value, key)) flat.set(inner, text)
  }
  return flat
}

function checkScreen(file: string): void {
  const source = readFileSync(file, 'utf8')
  const { program, errors } = parseSync(file, source, { lang: 'tsx' })
  if (errors.length > 0) complaints.push(`${file}: cannot be read: ${errors[0]?.message}`)
  const namespaces = new Set([...source.matchAll(/useWords\('(\w+)'\)/g)].map((match) => match[1] ?? ''))
  walk(program as unknown as Node, (node, parent) => {
    const found = complaintOf(node, parent, namespaces)
    if (found) complaints.push(`${file}:${source.slice(0, node.start).split('\n').length}: ${found}`)
  })
}

function complaintOf(node: Node, parent: Node | undefined, namespaces: Set<string>): string | undefined {
  const text = literal(node)
  if (node.type === 'JSXText' && /\p{L}{2,}|\p{Script=Han}/u.test(String(node.value)))
    return `words in the screen: ${String(node.value).trim()}`
  if (text === undefined) return askedKey(node, namespaces)
  if (/\p{Script=Han}/u.test(text)) return `words in the screen: ${text}`
  const attribute = parent?.type === 'JSXAttribute' ? String((parent.name as Node).name) : ''
  if (spokenAttributes.has(attribute) && /\p{L}{2,}/u.test(text)) return `words in ${attribute}: ${text}`
  return undefined
}

/** `say('a.b')` with a key that none of the file's namespaces has. */
function askedKey(node: Node, namespaces: Set<string>): string | undefined {
  if (node.type !== 'CallExpression' || (node.callee as Node).name !== 'say') return undefined
  const [first, second] = node.arguments as Node[]
  const key = first && literal(first)
  if (key === undefined || second?.type === 'Literal' || namespaces.size === 0) return undefined
  const there = [...namespaces, 'platform'].some((namespace) => known.get(namespace)?.has(key))
  return there ? undefined : `no such key: ${key}`
}

function literal(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateElement') return String((node.value as { raw: string }).raw)
  return undefined
}

function walk(node: Node, visit: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  visit(node, parent)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string')
        walk(child as Node, visit, node)
    }
  }
}

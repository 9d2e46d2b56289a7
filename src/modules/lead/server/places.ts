/** An area by its name. */
interface Named {
  id: string
  kind: string
  name: string
  path: string
}

const endings = /(藏族乡|藏族自治乡|羌族乡|镇|乡|街道|社区居民委员会|村村民委员会|村民委员会|居民委员会|社区|村)$/

/**
 * Finds the town that an address names: by the town's name, or by that of one of its communities where no other town has one of that
 * name. Null where nothing or more than one town is named: a person decides then.
 */
export function finder(areas: readonly Named[]): (address: string) => string | null {
  const towns = areas.filter(({ kind }) => kind === 'town')
  const short = (name: string) => (name.replace(endings, '').length >= 2 ? name.replace(endings, '') : name)
  const townOf = (path: string) => towns.find((town) => path.startsWith(`${town.path}.`))?.id
  const communities = new Map<string, string | null>()
  for (const { kind, name, path } of areas) {
    const town = townOf(path)
    if (kind === 'town' || !town) continue
    const key = short(name)
    communities.set(key, communities.has(key) && communities.get(key) !== town ? null : town)
  }
  return (address) => {
    const plain = address.replace(/\s+/g, '')
    if (plain === '') return null
    const whole = towns.filter(({ name }) => plain.includes(name))
    const named = whole.length > 0 ? whole : towns.filter(({ name }) => plain.includes(short(name)))
    if (named.length > 0) return named.length === 1 ? (named[0]?.id ?? null) : null
    const found = new Set(
      [...communities].filter(([name, town]) => town && plain.includes(name)).map(([, town]) => town),
    )
    return found.size === 1 ? ([...found][0] ?? null) : null
  }
}

/**
 * First letters of Chinese words by their sound, without a table of twenty thousand characters: the browser's own order of
 * Chinese is by sound, so a character stands between the first characters of its letter and of the next.
 */
const first = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀'
const letters = 'abcdefghjklmnopqrstwxyz'
const bySound = new Intl.Collator('zh-u-co-pinyin')

/** Characters that names sound otherwise than most words, or in two ways: all letters under which one looks for them. */
const several: Readonly<Record<string, string>> = {
  单: 'sd',
  單: 'sd',
  曾: 'zc',
  仇: 'qc',
  解: 'xj',
  查: 'zc',
  盖: 'gh',
  蓋: 'gh',
  区: 'oq',
  區: 'oq',
  翟: 'zd',
  长: 'zc',
  長: 'zc',
  尉: 'wy',
  乐: 'yl',
  樂: 'yl',
  覃: 'qt',
  缪: 'mq',
  繆: 'mq',
  种: 'cz',
  種: 'cz',
  重: 'cz',
  万: 'wm',
  那: 'n',
  隗: 'wk',
  朴: 'pb',
  召: 'sz',
  晟: 'sc',
  盛: 'sc',
  行: 'xh',
  朝: 'zc',
  茜: 'qx',
  厦: 'xs',
  廈: 'xs',
  石: 'sd',
  折: 'sz',
  员: 'yy',
  冼: 'x',
  洗: 'x',
  都: 'd',
  车: 'cj',
  車: 'cj',
  葛: 'g',
  纪: 'j',
  任: 'r',
  华: 'h',
  柏: 'b',
  褚: 'c',
  费: 'fb',
  贾: 'jg',
  賈: 'jg',
  幺: 'y',
  么: 'ym',
  沈: 'sc',
  谌: 'c',
  適: 's',
}

const known = new Map<string, string>()

/** Letters under which one looks for a character: its sounds' first, itself where it is a letter or a digit, else none. */
export function lettersOf(character: string): string {
  let found = known.get(character)
  if (found === undefined) {
    found = several[character] ?? (/[a-z0-9]/i.test(character) ? character.toLowerCase() : letterOf(character))
    known.set(character, found)
  }
  return found
}

/** Initials of a name in every way that it may be said; the most usual first, at most eight. */
export function initialsOf(name: string): string[] {
  // Most names are said in one way.
  let only = ''
  for (const character of name) {
    const letter = lettersOf(character)
    if (letter.length > 1) return waysOf(name)
    only += letter
  }
  return only === '' ? [] : [only]
}

function waysOf(name: string): string[] {
  let ways = ['']
  for (const character of name) {
    const next = lettersOf(character)
    if (next) ways = ways.flatMap((way) => [...next].map((letter) => way + letter)).slice(0, 8)
  }
  return [...new Set(ways)].filter((way) => way !== '')
}

function letterOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return ''
  let low = 0
  let high = first.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (bySound.compare(character, first[middle] ?? '') >= 0) low = middle
    else high = middle
  }
  return letters[low] ?? ''
}

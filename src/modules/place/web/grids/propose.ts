const digits = '零一二三四五六七八九'
const numeral = /^(.*?)(\d+|[一二三四五六七八九十]+)(\D*)$/

/**
 * Codes for new grids of a committee: its own code and the next free three digits (GB/T 34300 leaves them to the county).
 * They go on after the highest one; only when 999 is taken are gaps filled. Fewer than asked when none is left.
 */
export function nextGridCodes(committee: string, taken: readonly string[], count: number): string[] {
  const used = new Set(taken)
  const suffixes = taken
    .filter((code) => code.startsWith(committee))
    .map((code) => Number(code.slice(committee.length)))
  const highest = Math.max(0, ...suffixes.filter((suffix) => suffix > 0 && suffix < 1000))
  const codes: string[] = []
  for (let step = 0; step < 999 && codes.length < count; step++) {
    const code = committee + String(((highest + step) % 999) + 1).padStart(3, '0')
    if (!used.has(code)) codes.push(code)
  }
  return codes
}

/** Names that go on counting as the last of `names` counts: 第三网格 → 第四网格, 2栋 → 3栋. `first` where none counts. */
export function nextNames(names: readonly string[], count: number, first: string): string[] {
  const parsed = [...names, ...(names.some((name) => numeral.test(name)) ? [] : [first])].flatMap((name) => {
    const [, head, figure, tail] = numeral.exec(name) ?? []
    return figure === undefined ? [] : [{ head, tail, isChinese: !/\d/.test(figure), value: toNumber(figure) }]
  })
  const last = parsed.reduce((best, each) => (each.value > best.value ? each : best))
  const start = names.some((name) => numeral.test(name)) ? last.value + 1 : last.value
  return Array.from({ length: count }, (_, index) => {
    const value = start + index
    return `${last.head}${last.isChinese && value < 100 ? toChinese(value) : value}${last.tail}`
  })
}

/** 1 to 99 as it is written in names: 十, 十一, 二十. */
export function toChinese(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const head = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return head + (ones === 0 && tens > 0 ? '' : digits[ones])
}

function toNumber(figure: string): number {
  if (/^\d+$/.test(figure)) return Number(figure)
  const [tens, ones] = figure.includes('十') ? figure.split('十') : ['0', figure]
  return (tens === '' ? 1 : Math.max(0, digits.indexOf(tens ?? ''))) * 10 + Math.max(0, ones ? digits.indexOf(ones) : 0)
}

/** How an item of a paper begins: 一、 （一） (1) 1. 1、 1） and the like. */
const beginning =
  /^\s*(?:[（(]?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]\s*[、.．]?|(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:、|[.．](?!\d)))\s*/

/** The day under a paper, in figures of either kind. */
const day =
  /^[\d〇○零一二三四五六七八九十]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$/
const ends = /[。．.：:；;，,！!？?]$/
const formula = /^(?:特此通知|此通知|特此函告)[。．.]?$/

/** What a pasted paper says before its numbered demands, the demands without their numbers, and its title and closing lines where it has them. */
export interface SplitPaper {
  title: string
  preamble: string
  demands: string[]
  /** Formula, issuer and day at the foot: the product writes its own. */
  closing: string[]
}

/** Cuts a pasted paper at its numbers. A text without any number is one demand for each line. */
export function splitDemands(paper: string): SplitPaper {
  const all = paper
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  const closing = closingOf(all)
  const lines = all.slice(0, all.length - closing.length)
  if (!lines.some((line) => beginning.test(line))) return { title: '', preamble: '', demands: lines, closing }
  const before: string[] = []
  const demands: string[] = []
  for (const line of lines) {
    if (beginning.test(line)) demands.push(line.replace(beginning, ''))
    else if (demands.length === 0) before.push(line)
    else demands[demands.length - 1] += line
  }
  const [first = ''] = before
  const title = first.length <= 80 && !ends.test(first) ? first : ''
  return { title, preamble: before.slice(title ? 1 : 0).join('\n'), demands: demands.filter(Boolean), closing }
}

/** The day at the foot with the issuer above it, and the formula above both. */
function closingOf(lines: readonly string[]): string[] {
  let from = lines.length
  const above = (test: (line: string) => boolean): boolean => {
    const line = lines[from - 1]
    if (line === undefined || beginning.test(line) || !test(line)) return false
    from -= 1
    return true
  }
  if (above((line) => day.test(line))) above((line) => line.length <= 40 && !ends.test(line) && !formula.test(line))
  above((line) => formula.test(line))
  return lines.slice(from)
}

/** How an item of a paper begins: 一、 （一） (1) 1. 1、 1） and the like. */
const beginning =
  /^\s*(?:[（(]?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]\s*[、.．]?|(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:、|[.．](?!\d)))\s*/

/** What a pasted paper says before its numbered demands, and the demands, without their numbers. */
export interface SplitPaper {
  preamble: string
  demands: string[]
}

/** Cuts a pasted paper at its numbers. A text without any number is one demand for each line. */
export function splitDemands(paper: string): SplitPaper {
  const lines = paper
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  if (!lines.some((line) => beginning.test(line))) return { preamble: '', demands: lines }
  const before: string[] = []
  const demands: string[] = []
  for (const line of lines) {
    if (beginning.test(line)) demands.push(line.replace(beginning, ''))
    else if (demands.length === 0) before.push(line)
    else demands[demands.length - 1] += line
  }
  return { preamble: before.join('\n'), demands: demands.filter(Boolean) }
}

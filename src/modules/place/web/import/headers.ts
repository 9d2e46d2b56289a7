/** What a row of a door list says, from the widest to the door itself. */
export const fields = ['committee', 'grid', 'compound', 'building', 'unit', 'number'] as const
export type Field = (typeof fields)[number]
/** Column of each field, by its position. */
export type Mapping = Partial<Record<Field, number>>

/** Better words first: where two columns could be meant, the one with the clearer word is taken. */
const words: Readonly<Record<Field, readonly RegExp[]>> = {
  committee: [/社区|村委|居委|行政村|村[(（/]|[)/]村|村居|村名|^村$/, /committee|community|village/i],
  grid: [/网格/, /\bgrid\b/i],
  compound: [/小区|院落|楼盘|家属院|院子/, /compound|estate|courtyard/i],
  building: [/楼栋|楼幢|幢号|栋号|楼号|楼宇|^[栋幢排]$/, /栋|幢|building|block/i],
  unit: [/单元/, /\bunit\b|entrance|stair/i],
  number: [
    /门牌|房号|房间号|室号|门户号/,
    /房间|^室$|^门号|\bdoor\b|\broom\b|\bflat\b|apartment/i,
    /^number$|house ?no/i,
  ],
}
/** Columns about persons or of other lists' own numbering; never taken by guess. */
const never = /姓名|电话|手机|身份|证件|人数|网格员|网格长|负责人|联系|备注|户主|phone|name of|contact|remark/i

/** Which column is which field, by its heading. Remembered headings come first; a column is taken once. */
export function guessMapping(headings: readonly string[], remembered: Partial<Record<Field, string>> = {}): Mapping {
  const mapping: Mapping = {}
  const taken = new Set<number>()
  const take = (field: Field, index: number): void => {
    if (index < 0) return
    mapping[field] = index
    taken.add(index)
  }
  for (const field of fields) {
    const heading = remembered[field]
    if (heading)
      take(
        field,
        headings.findIndex((each, index) => each === heading && !taken.has(index)),
      )
  }
  for (const field of fields) {
    for (const word of words[field]) {
      if (mapping[field] !== undefined) break
      take(
        field,
        headings.findIndex((each, index) => !taken.has(index) && word.test(each) && !never.test(each)),
      )
    }
  }
  return mapping
}

/**
 * Position of the row of headings among the first ten: the one whose words fit most fields; lists often carry a title
 * above. Without any fitting word, the first row with two cells.
 */
export function headingRow(rows: readonly (readonly string[])[]): number {
  const scores = rows.slice(0, 10).map((row) => Object.keys(guessMapping(row)).length)
  const best = Math.max(0, ...scores)
  if (best > 0) return scores.indexOf(best)
  return Math.max(
    0,
    rows.slice(0, 10).findIndex((row) => row.filter(Boolean).length > 1),
  )
}

/** Headings of the chosen columns, to be remembered for the next file of the same list. */
export function headingsOf(mapping: Mapping, headings: readonly string[]): Partial<Record<Field, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const heading = headings[mapping[field] ?? -1]
      return heading ? [[field, heading]] : []
    }),
  )
}

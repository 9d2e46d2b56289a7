import { blindOf } from '#modules/registry/server/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { find } from '../contract/index.ts'
import { findExactly } from './queries-read.ts'
import { codeIndex } from './secrets.ts'
import { present } from './shown.ts'

/** Exact search: a part of a name, number, phone or code finds nobody. Rows bear no names, so nobody counts as read. */
export const findHandler = handleEach(find, async (work, { body }) => {
  const { by, value } = body
  const index = by === 'code' ? codeIndex(work, value) : blindOf(work, by === 'number' ? 'id' : by, value)
  const told = by === 'code' ? /^(\d{4})-(\d{1,6})-(\d{1,7})$/.exec(value.replace(/\s/g, '')) : null
  const rows = index ? await findExactly(work.db, work.county, by, index, told?.slice(1).map(Number)) : []
  return { result: {}, answerOnly: { items: rows.map((row) => present(row, work.receivedAt)) } }
})

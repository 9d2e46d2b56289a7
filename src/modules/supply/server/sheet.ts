import type { Language, Text } from '#platform/contract/index.ts'
import { answer } from '#platform/server/commands/module.ts'
import type { Cell as SheetCell } from '#platform/server/csv.ts'
import { sheetFile } from '#platform/server/http/sheet-file.ts'
import { dayOf, isExpired, stockSheet } from '../contract/index.ts'
import { boardCells, itemsOf, pointsOf } from './answers.ts'
import { allLots, type LotRow } from './queries-stock.ts'

const title: Text = { 'zh-Hans': '物资库存', 'zh-Hant': '物資庫存', en: 'Stock' }
const expired: Text = { 'zh-Hans': '已过期', 'zh-Hant': '已過期', en: 'expired' }
const columns: readonly Text[] = [
  { 'zh-Hans': '物资点', 'zh-Hant': '物資點', en: 'Point' },
  { 'zh-Hans': '所在地', 'zh-Hant': '所在地', en: 'Place' },
  { 'zh-Hans': '物资', 'zh-Hant': '物資', en: 'Item' },
  { 'zh-Hans': '执行标准', 'zh-Hant': '執行標準', en: 'Standard' },
  { 'zh-Hans': '批号', 'zh-Hant': '批號', en: 'Lot' },
  { 'zh-Hans': '有效期至', 'zh-Hant': '有效期至', en: 'Expires' },
  { 'zh-Hans': '数量', 'zh-Hant': '數量', en: 'Quantity' },
  { 'zh-Hans': '单位', 'zh-Hant': '單位', en: 'Unit' },
  { 'zh-Hans': '近 7 天领用', 'zh-Hant': '近 7 天領用', en: 'Used in 7 days' },
  { 'zh-Hans': '可用天数', 'zh-Hant': '可用天數', en: 'Days of cover' },
  { 'zh-Hans': '说明', 'zh-Hant': '說明', en: 'Remark' },
]

/** Stock by point, item and lot. Use and cover are the item's at the point, beside each of its lots. */
export const sheetAnswer = answer(stockSheet, async (work, params) => {
  const language: Language = params.language ?? work.language
  const today = dayOf(work.receivedAt)
  const points = new Map((await pointsOf(work)).map((point) => [point.id, point]))
  const items = new Map((await itemsOf(work)).map((item) => [item.id, item]))
  const use = new Map((await boardCells(work)).map((cell) => [`${cell.point} ${cell.item}`, cell]))
  const rows = await work.db.query<LotRow>(allLots, [work.county])
  const lines = rows.map((row): SheetCell[] => {
    const [point, item] = [points.get(row.point), items.get(row.item)]
    const cell = use.get(`${row.point} ${row.item}`)
    return [
      ...[point?.name ?? '', point?.placeName ?? '', item?.name ?? '', item?.standard ?? ''],
      ...[row.lot_no, row.expires_on ?? '', row.quantity, item?.unit ?? ''],
      ...[cell?.used ?? 0, cell?.cover ?? '', isExpired(row.expires_on, today) ? expired[language] : ''],
    ]
  })
  const sheet = [columns.map((text) => text[language]), ...lines]
  const name = `${title[language]}-${today}.${params.format}`
  return sheetFile(name, params.format, sheet, 0, title[language])
})

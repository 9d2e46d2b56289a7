import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readXlsx } from './workbook.ts'

test('a workbook is read as text: rooms with zeros, whole numbers, dates as days', async () => {
  const text = (value: string) => ({ value, type: String })
  const rows = [
    [text('社区'), text('门牌'), text('数')],
    [text(' 报恩寺社区 '), text('0101'), { value: 1203, type: Number }],
    [null, text('=1+1'), { value: new Date('2020-03-12T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }],
  ]
  const file = await writeWorkbook(rows).toBuffer()
  const sheets = await readXlsx(new Uint8Array(file))
  expect(sheets.map(({ rows: read }) => read)).toEqual([
    [
      ['社区', '门牌', '数'],
      ['报恩寺社区', '0101', '1203'],
      ['', '=1+1', '2020-03-12'],
    ],
  ])
})

test('what is no workbook is refused', async () => {
  await expect(readXlsx(new TextEncoder().encode('PK but no archive'))).rejects.toThrow()
})

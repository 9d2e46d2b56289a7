import { describe, expect, test } from 'vitest'
import { writeCsv } from './csvFile.ts'
import { readCsv } from './read/csv.ts'
import { reasonText, rejectsFile } from './rejects.ts'

describe('the file of rejected rows', () => {
  const rows = [
    ['报恩寺社区门户清单'],
    ['社区', '门牌', '备注'],
    ['报恩寺社区', '=cmd|x', '有,逗号'],
    ['没有这个社区', '2', 'say "hi"\n2'],
  ]
  const text = rejectsFile({
    rejected: [
      { row: 3, code: 'place.import_no_number', column: 'number', value: '' },
      { row: 4, code: 'import.too_long', column: 'committee', value: '' },
    ],
    rows,
    heading: 1,
    titles: ['行号', '原因', '列'],
    reason: (code) => reasonText(code, 'zh-Hans', () => '太长'),
    column: (field) => field.toUpperCase(),
  })
  test('has the reason and every original column', () => {
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(readCsv(text.slice(1))).toEqual([
      ['行号', '原因', '列', '社区', '门牌', '备注'],
      ['3', '门牌号为空。', 'NUMBER', '报恩寺社区', "'=cmd|x", '有,逗号'],
      ['4', '太长', 'COMMITTEE', '没有这个社区', '2', 'say "hi"\n2'],
    ])
  })
  test('holds no formula', () => {
    const cells = ['=1+1', '+1', '-1', '@x', '\t=1', '＝1', 'ok', '']
    expect(readCsv(writeCsv([cells]).slice(1))[0]).toEqual(["'=1+1", "'+1", "'-1", "'@x", "'\t=1", "'＝1", 'ok', ''])
  })
})

import { describe, expect, test } from 'vitest'
import { readCsv } from './csv.ts'
import { decodeText } from './decode.ts'
import { fileKind } from './fileKind.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** 社区,门牌 / 平武,１０１ as GB18030 writes it. */
const gb = new Uint8Array([
  0xc9, 0xe7, 0xc7, 0xf8, 0x2c, 0xc3, 0xc5, 0xc5, 0xc6, 0x0d, 0x0a, 0xc6, 0xbd, 0xce, 0xe4, 0x2c, 0x31, 0x30, 0x31,
])

describe('the encoding', () => {
  test('is read from the mark, and the mark is no text', () => {
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('社区')]))).toEqual({ text: '社区', encoding: 'utf-8' })
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x3e, 0x79]))).toEqual({ text: '社', encoding: 'utf-16le' })
  })
  test('without a mark is UTF-8 where it can be, else GB18030', () => {
    expect(decodeText(utf8('社区,门牌'))).toEqual({ text: '社区,门牌', encoding: 'utf-8' })
    expect(decodeText(gb)).toEqual({ text: '社区,门牌\r\n平武,101', encoding: 'gb18030' })
  })
  test('of a rare character in four bytes', () => {
    // U+3400 in GB18030.
    expect(decodeText(new Uint8Array([0x81, 0x39, 0xee, 0x39])).text).toBe('\u3400')
  })
})

describe('a CSV file', () => {
  test('has quoted fields, doubled quotes, and line breaks inside them', () => {
    expect(readCsv('a,"b,c","d""e"\r\n"line\nbreak",,x\r\n')).toEqual([
      ['a', 'b,c', 'd"e'],
      ['line\nbreak', '', 'x'],
    ])
  })
  test('ends its lines in any way, and may end without one', () => {
    expect(readCsv('a,b\rc,d\ne,f')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ])
    expect(readCsv('a,b,\n1,2,')).toEqual([
      ['a', 'b', ''],
      ['1', '2', ''],
    ])
    expect(readCsv('')).toEqual([])
    expect(readCsv('a\n\nb')).toEqual([['a'], [''], ['b']])
  })
  test('may be separated by tabs or semicolons', () => {
    expect(readCsv('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(readCsv('a;b\n1,5;2')[1]).toEqual(['1,5', '2'])
  })
  test('that was cut off in a quote keeps what there is', () => {
    expect(readCsv('a,"b')).toEqual([['a', 'b']])
    expect(readCsv('"a"x,b')).toEqual([['ax', 'b']])
  })
  test('of 50,000 rows is read whole', () => {
    const text = Array.from({ length: 50_000 }, (_, row) => `报恩寺社区,"第一网格",清景小区,${row}`).join('\n')
    expect(readCsv(text)).toHaveLength(50_000)
  })
})

test('the kind of a file is read from its first bytes, not from its name', () => {
  expect(fileKind(new Uint8Array([0x50, 0x4b, 3, 4]))).toBe('xlsx')
  expect(fileKind(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe('xls')
  expect(fileKind(utf8('a,b'))).toBe('csv')
  expect(fileKind(new Uint8Array([0x25, 0x50, 0x44, 0x46]))).toBe('other')
  expect(fileKind(new Uint8Array([0, 1, 2, 3]))).toBe('other')
})

import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../contract/index.ts'
import { inspect, mediaTypeOf } from '../inspect.ts'
import { someId, somePhone } from '../testing/samples.ts'
import { decode } from './text.ts'

/** What no function of the platform writes: the words by their bytes in that encoding. */
const ascii = (text: string) => Buffer.from(text, 'ascii')
const headGbk = Buffer.from('d0d5c3fb2cd6a4bcfebac52cb5e7bbb00d0a', 'hex')
const gbk = Buffer.concat([headGbk, ascii(`Li,${someId},${somePhone}\r\n`)])
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const words = `姓名,证件号,电话\r\nLi,${someId},${somePhone}\r\n`

describe('a plain text is read and searched in the encoding that it is written in', () => {
  test.each([
    ['UTF-8', 'utf-8', Buffer.from(words)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${words}`)],
    ['GBK, as a spreadsheet of Windows saves it', 'gb18030', gbk],
    ['UTF-16, as an editor of Windows saves it', 'utf-16le', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 of the other order', 'utf-16be', swapped(`\ufeff${words}`)],
    [
      'GB 18030 with a sign of four bytes',
      'gb18030',
      Buffer.concat([gbk, Buffer.from('b5c4d6d0b9fa8139ef30', 'hex'), ascii('\n')]),
    ],
  ])('%s', async (_what, charset, bytes) => {
    expect(decode(bytes)?.text.replace('\ufeff', '').startsWith('姓名,证件号,电话')).toBe(true)
    const found = await inspect(bytes, '名单.csv')
    expect(found).toMatchObject({ kind: 'csv', searched: 'all', numbers: { identity: 1, phone: 1 } })
    // What is kept is what was sent, and whoever opens it is told how to read it.
    expect(found.bytes).toEqual(bytes)
    expect(mediaTypeOf('csv', found.bytes)).toBe(`text/csv; charset=${charset}`)
  })

  test.each([
    ['Big5', 'a9 6d a6 57 a1 47 b3 71 aa be a6 55 b6 6d c2 ed', 'file.encoding_unknown'],
    ['Shift JIS', '82 b1 82 ea 82 cd 93 fa 96 7b 8c ea', 'file.encoding_unknown'],
    ['Latin 1', '63 61 66 e9 20 64 e9 6a e0 20 76 75', 'file.encoding_unknown'],
    ['half a sign', 'ff fe 41', 'file.encoding_unknown'],
    ['a web page in UTF-16', Buffer.from('\ufeff<html><script>x()</script>', 'utf16le').toString('hex'), 'file.active'],
    ['bytes that are nothing', '00 01 02 fe fd 03', 'file.type_unknown'],
    ['zeros behind a mark of UTF-16', 'ff fe 00 00 00 00', 'file.type_unknown'],
  ])('%s is refused', async (_what, hex, code) => {
    const refused = await inspect(Buffer.from(hex.replaceAll(' ', ''), 'hex'), 'a.txt').catch((error: Problem) => error)
    expect((refused as Problem).definition?.code).toBe(code)
  })
})

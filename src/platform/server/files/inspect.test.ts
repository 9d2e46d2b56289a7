import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../contract/index.ts'
import { inspect, nameFor } from './inspect.ts'
import { photo, png, webp } from './testing/pictures.ts'
import { docx, line, pdf, someId, somePhone, xlsx, zip } from './testing/samples.ts'

const utf8 = (text: string) => Buffer.from(text)
const refusal = (bytes: Buffer, name = 'a') =>
  inspect(bytes, name).then(
    ({ kind }) => kind,
    (error) => (error as Problem).definition?.code ?? String(error),
  )

describe('a file is what its bytes say', () => {
  test.each([
    ['pdf', pdf(line('Notice'))],
    ['docx', docx(['通知'])],
    ['xlsx', xlsx(['县级部门'])],
    ['png', png],
    ['webp', webp],
    ['jpeg', photo],
    ['text', utf8('\ufeff各乡镇：\r\n守好卡口\t两人')],
    ['csv', utf8('单位,人数\n公安局,6\n'), 'a.CSV'],
  ])('%s', async (kind, bytes, name = 'a.exe') => {
    expect(await refusal(bytes, name)).toBe(kind)
  })

  test.each([
    ['an empty one', Buffer.alloc(0), 'file.empty'],
    ['a program', utf8('MZ\x90\0\x03'), 'file.active'],
    ['a script', utf8('#!/bin/sh\nrm'), 'file.active'],
    ['a web page', utf8('\n <!DOCTYPE html><html>'), 'file.active'],
    ['a drawing that can run', utf8('<svg xmlns="http://www.w3.org/2000/svg" onload="x()">'), 'file.active'],
    ['a page behind words', utf8('read this <script >x()</script>'), 'file.active'],
    ['Word of old, or with a password', Buffer.from('d0cf11e0a1b11ae1'.padEnd(200, '0'), 'hex'), 'file.old_office'],
    ['a macro', docx(['a'], { 'word/vbaProject.bin': 'x' }), 'file.has_macros'],
    ['an embedded program', docx(['a'], { 'word/embeddings/oleObject1.bin': 'x' }), 'file.has_macros'],
    [
      'a template from elsewhere',
      docx(['a'], {
        'word/_rels/settings.xml.rels':
          '<Relationships><Relationship Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/></Relationships>',
      }),
      'file.has_macros',
    ],
    ['a packed file that is no paper', zip({ 'a.txt': 'a' }), 'file.type_unknown'],
    ['a cut off Word file', docx(['a']).subarray(0, 200), 'file.damaged'],
    ['a cut off PDF', pdf(line('a')).subarray(0, 150), 'file.damaged'],
    ['a PDF that runs', pdf(line('a'), '5 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj'), 'file.active'],
    ['a PDF that hides it', pdf(line('a'), '5 0 obj\n<< /S /J#61vaScript >>\nendobj'), 'file.active'],
    ['a cut off picture', png.subarray(0, png.length >> 1), 'file.damaged'],
    ['bytes that are nothing', Buffer.from([0xfe, 1, 2, 3, 0xff]), 'file.type_unknown'],
  ])('%s is told what to do', async (_what, bytes, code) => {
    expect(await refusal(bytes)).toBe(code)
  })

  test('whatever the bytes are, it is taken as one kind or refused with a problem of ours', async () => {
    const starts = ['', '%PDF-1.7', 'PK\x03\x04', 'BT (1) Tj ET']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest])
        expect(await refusal(bytes)).toMatch(/^(file\.\w+|text|pdf)$/)
      }),
    )
  })

  test('one byte changed anywhere in a paper never breaks the reader', async () => {
    const papers = [docx([someId]), xlsx([somePhone]), pdf(line(somePhone))]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...papers), fc.nat(), fc.nat(255), async (paper, at, byte) => {
        const bytes = Buffer.from(paper)
        bytes[at % bytes.length] = byte
        expect(await refusal(bytes)).toMatch(/^(file\.\w+|docx|xlsx|pdf|text)$/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('numbers of persons are found', () => {
  const both = `${someId} ${somePhone}`
  const hexOf = (text: string) => [...text].map((sign) => `00${sign.charCodeAt(0).toString(16)}`).join('')
  const map =
    'begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0010> <0019> <0030> endbfrange 1 beginbfchar <0005> <0058> endbfchar endcmap'
  const mapped = (text: string) =>
    [...text].map((sign) => (sign === 'X' ? '0005' : `00${(0x10 + Number(sign)).toString(16)}`)).join('')
  const type0 = '<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R >>'
  const toUnicode = `6 0 obj\n<< /Length ${map.length} >>\nstream\n${map}\nendstream\nendobj`

  test.each([
    ['a text', utf8(`名单\n${both}`), 'all'],
    [
      'runs of a paragraph',
      docx([[someId.slice(0, 7), someId.slice(7), ' ', somePhone.slice(0, 3), somePhone.slice(3)]]),
      'all',
    ],
    ['a foot note', docx(['正文'], { 'word/footnotes.xml': `<w:p><w:t>${both}</w:t></w:p>` }), 'all'],
    ['a Word file with a picture', docx([both], { 'word/media/image1.png': png }), 'part'],
    ['cells of text', xlsx([someId, somePhone]), 'all'],
    ['cells of numbers', xlsx([someId], ['1.38E10', '1.3800000000E10']), 'all'],
    ['a PDF', pdf(line(both)), 'all'],
    [
      'a PDF that places each sign',
      pdf(
        `BT ${[...somePhone].map((sign) => `(${sign}) Tj 6 0 Td`).join(' ')} 0 -20 Td <${Buffer.from(someId).toString('hex')}> Tj ET`,
      ),
      'all',
    ],
    ['a PDF that moves signs', pdf(`BT [(1101) 20 (0519491231) -30 (002X) -900 (138) -20 (00000000)] TJ ET`), 'all'],
    [
      'a PDF whose codes a map explains',
      pdf(`BT <${mapped(someId)}> Tj 0 -20 Td <${mapped(somePhone)}> Tj ET`, toUnicode, type0),
      'all',
    ],
    [
      'a PDF with a picture',
      pdf(line(both), '7 0 obj\n<< /Subtype /Image /Length 3 >>\nstream\nabc\nendstream\nendobj'),
      'part',
    ],
  ])('in %s', async (_what, bytes, searched) => {
    expect(await inspect(bytes, 'a')).toMatchObject({ numbers: { identity: 1, phone: 1 }, searched })
  })

  test('in the name of a file', async () => {
    expect(await inspect(utf8('名单'), `${somePhone}.txt`)).toMatchObject({ numbers: { identity: 0, phone: 1 } })
  })

  test.each([
    [
      'a scan',
      pdf('q 600 0 0 800 0 0 cm /Im0 Do Q', '7 0 obj\n<< /Subtype /Image /Length 3 >>\nstream\nabc\nendstream\nendobj'),
      'none',
    ],
    ['an encrypted PDF', pdf(line(both), '8 0 obj\n<< /Encrypt 9 0 R >>\nendobj'), 'none'],
    [
      'codes that nobody explains',
      pdf(`BT <${hexOf('123')}> Tj ET`, '', '<< /Type /Font /Subtype /Type0 /Encoding /Identity-H >>'),
      'part',
    ],
    ['a picture', png, 'none'],
  ])('not in %s, and that is owned up to', async (_what, bytes, searched) => {
    expect(await inspect(bytes, 'a')).toMatchObject({ searched })
  })
})

test.each([
  ['brackets that never end', pdf('('.repeat(400_000))],
  ['a text of brackets', pdf(`BT ${'<'.repeat(300_000)} Tj ET`)],
  [
    'a map of maps',
    pdf(
      line('1'),
      `6 0 obj\n<< /Length 9 >>\nstream\nbegincmap ${'beginbfrange <00> <ffff> <30> '.repeat(20_000)}\nendstream\nendobj`,
    ),
  ],
  ['a page that swells', pdf(' '.repeat(60_000_000))],
  ['tags that never end', docx(['<'.repeat(400_000)])],
  ['a part that swells', docx([' '.repeat(60_000_000)])],
  ['dictionaries without an end', Buffer.from(`%PDF-1.7 ${'/Filter [ '.repeat(200_000)} stream\nx\nendstream %%EOF`)],
])(
  '%s is looked through in no time',
  async (_what, bytes) => {
    const before = performance.now()
    const { searched } = await inspect(bytes, 'a')
    expect(performance.now() - before).toBeLessThan(8000)
    expect(searched).toMatch(/all|part|none/)
  },
  30_000,
)

test('words under the name of a paper or picture are a broken one, not a text', async () => {
  for (const name of ['到岗.pdf', '表.XLSX', 'a.docx', '图.jpeg'])
    expect(await refusal(utf8('%PD 已到岗'), name)).toBe('file.damaged')
  for (const name of ['说明.txt', '说明', '名单.csv', '笔记.md'])
    expect(await refusal(utf8('已到岗'), name)).toBe(name.endsWith('csv') ? 'csv' : 'text')
})

test('a name has no folder, no tricks, and the ending of what it is', () => {
  expect(nameFor('C:\\x\\通知.DOCX', 'docx')).toBe('通知.docx')
  expect(nameFor('../../etc/passwd', 'text')).toBe('passwd.txt')
  expect(nameFor('名单.exe', 'pdf')).toBe('名单.exe.pdf')
  expect(nameFor('a\u202efdp.exe', 'pdf')).toBe('afdp.exe.pdf')
  expect(nameFor('...', 'jpeg')).toBe('file.jpg')
  expect([...nameFor('长'.repeat(300), 'xlsx')]).toHaveLength(115)
})

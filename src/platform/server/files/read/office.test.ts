import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../contract/index.ts'
import { inspect } from '../inspect.ts'
import { png } from '../testing/pictures.ts'
import { docx, someId, somePhone, xlsx, zip } from '../testing/samples.ts'

const both = `${someId} ${somePhone}`
const inEntities = (text: string) =>
  [...text]
    .map((sign, nth) => (nth % 2 ? `&#x${sign.charCodeAt(0).toString(16)};` : `&#${sign.charCodeAt(0)};`))
    .join('')
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const relations = (...list: readonly string[]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const refusal = (bytes: Buffer) =>
  inspect(bytes, 'a').then(
    ({ kind }) => kind,
    (error) => (error as Problem).definition?.code ?? String(error),
  )

describe('numbers are found wherever a paper of Office keeps words', () => {
  const textBox = `<w:p>${run(somePhone.slice(0, 5))}<w:r><mc:AlternateContent><wps:txbx><w:txbxContent><w:p>${run(someId)}</w:p></w:txbxContent></wps:txbx></mc:AlternateContent></w:r>${run(somePhone.slice(5))}</w:p>`
  test.each([
    ['a header', docx(['a'], { 'word/header2.xml': `<w:hdr><w:p>${run(both)}</w:p></w:hdr>` })],
    ['a footer of another name', docx(['a'], { 'word/bottom.xml': `<w:ftr><w:p>${run(both)}</w:p></w:ftr>` })],
    ['comments', docx(['a'], { 'word/comments.xml': `<w:comments><w:p>${run(both)}</w:p></w:comments>` })],
    ['signs by their number', docx([inEntities(both)])],
    ['a text box within a paragraph', docx(['a'], { 'word/more.xml': textBox })],
    ['data of its own', docx(['a'], { 'customXml/item1.xml': `<a><b>${someId}</b><b>${somePhone}</b></a>` })],
    [
      'values of such data',
      docx(['a'], { 'customXml/item1.xml': `<a><b id="${someId}"/><b tel='${somePhone}'/></a>` }),
    ],
    ['properties', docx(['a'], { 'docProps/custom.xml': `<p:a><vt:lpwstr>${both}</vt:lpwstr></p:a>` })],
    ['a word kept from tags', docx([`<![CDATA[${both}]]>`])],
    ['a remark that nobody is shown', docx([`<!-- ${both} -->`])],
    [
      'the address of a link',
      docx(['a'], {
        'word/_rels/document.xml.rels': relations(
          `<Relationship Id="r1" Type="${office}/hyperlink" Target="tel:${somePhone}" TargetMode="External"/>`,
          `<Relationship Id="r2" Type="${office}/hyperlink" Target="https://county.example/?${someId}" TargetMode="External"/>`,
        ),
      }),
    ],
    [
      'a part in a folder and with a name of nobody else',
      docx(['a'], {
        'word/_rels/document.xml.rels': relations(
          `<Relationship Id="r1" Type="${office}/aFChunk" Target="../odd/Part"/>`,
        ),
        'odd/Part': `<?xml version="1.0"?><w:p>${run(both)}</w:p>`,
      }),
    ],
    ['a part in UTF-16', docx(['a'], { 'word/header1.xml': Buffer.from(`\ufeff<w:p>${run(both)}</w:p>`, 'utf16le') })],
    [
      'shared texts cut into runs',
      xlsx([
        `</t></si><si><r><t>${someId.slice(0, 9)}</t></r><r><rPr/><t xml:space="preserve">${someId.slice(9)}</t></r></si><si><t>`,
        somePhone,
      ]),
    ],
    [
      'a sheet that is hidden',
      zip({
        '[Content_Types].xml': '<Types/>',
        'xl/workbook.xml': '<workbook><sheets><sheet name="a" state="veryHidden" r:id="rId7"/></sheets></workbook>',
        'xl/worksheets/elsewhere/s.xml': `<worksheet><c t="inlineStr"><is><t>${someId}</t></is></c><c><v>${somePhone}</v></c></worksheet>`,
      }),
    ],
    [
      'a drawing on a sheet',
      xlsx(['a'], []),
      { 'xl/drawings/drawing1.xml': `<a:p><a:r><a:t>${both}</a:t></a:r></a:p>` },
    ],
    [
      'a chart',
      docx(['a'], {
        'word/charts/chart1.xml': `<c:pt><c:v>${someId}</c:v></c:pt><c:pt><c:v>${somePhone}</c:v></c:pt>`,
      }),
    ],
  ])('%s', async (_what, bytes, more: Record<string, string> = {}) => {
    const whole = Object.keys(more).length > 0 ? xlsxWith(more) : bytes
    expect(await inspect(whole, 'a')).toMatchObject({ numbers: { identity: 1, phone: 1 }, searched: 'all' })
  })

  test('two cells side by side are no number, two runs of one are', async () => {
    const cells = xlsx([somePhone.slice(0, 5), somePhone.slice(5)])
    expect((await inspect(cells, 'a')).numbers.phone).toBe(0)
    expect((await inspect(docx([[somePhone.slice(0, 5), somePhone.slice(5)]]), 'a')).numbers.phone).toBe(1)
  })

  test('the names that programs give to things are none', async () => {
    const uid = '{A1380000-0000-4000-8000-13800000000A}'
    const named = docx(['a'], { 'word/people.xml': `<w15:person xr:uid="${uid}"/>` })
    expect(await inspect(named, 'a')).toMatchObject({ numbers: { identity: 0, phone: 0 }, searched: 'all' })
  })
})

const xlsxWith = (more: Record<string, string>) =>
  zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>', ...more })

test.each([
  ['a picture', { 'word/media/image1.png': png }],
  ['a file inside', { 'word/embeddings/Sheet1.xlsx': xlsx(['a']) }],
  ['a part that no program knows', { 'word/odd.dat': Buffer.from([1, 2, 3]) }],
  ['a part that is malformed', { 'word/header1.xml': '<w:hdr><w:p id="1' }],
])('what %s says is owned up to be unread', async (_what, more) => {
  expect(await inspect(docx(['a'], more as Record<string, string>), 'a')).toMatchObject({ searched: 'part' })
})

describe('what runs is found under any name', () => {
  const list = (type: string) =>
    `<?xml version="1.0"?><Types><Override PartName="/word/a.bin" ContentType="${type}"/></Types>`
  const ole = Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(504)}`, 'hex')
  test.each([
    [
      'a macro whose type is written in entities',
      { '[Content_Types].xml': list('application/vnd.ms-office.vba&#80;roject') },
    ],
    [
      'a paper with macros, in entities',
      { '[Content_Types].xml': list('application/vnd.ms-word.document.macro&#x45;nabled.main+xml') },
    ],
    [
      'a list of parts in UTF-16',
      { '[Content_Types].xml': Buffer.from(`\ufeff${list('application/vnd.ms-office.vbaProject')}`, 'utf16le') },
    ],
    ['a macro that calls itself a picture', { 'word/media/image1.png': ole }],
    ['a program that calls itself a font', { 'word/fonts/font1.odttf': Buffer.from('MZ\x90\0\x03', 'latin1') }],
    [
      'a relationship to a macro, its value in other quotes',
      {
        'word/_rels/document.xml.rels': relations(
          "<Relationship Id='r1' Type='http://schemas.microsoft.com/office/2006/relationships/vba&#x50;roject' Target='a.bin'/>",
        ),
      },
    ],
    ...['https://x.example/a.dotm', 'file:///c:/a.dotm', '\\\\x.example\\a.dotm', 'mhtml:x!a'].map(
      (target): [string, Record<string, string>] => [
        `a template from ${target}`,
        {
          'word/_rels/settings.xml.rels': relations(
            `<r:Relationship Target = "${target}" TargetMode = 'Extern&#97;l' Type="${office}/attached&#84;emplate" Id="r1"></r:Relationship>`,
          ),
        },
      ],
    ),
  ] as [string, Record<string, string | Uint8Array>][])('%s', async (_what, more) => {
    expect(await refusal(docx(['a'], more))).toBe('file.has_macros')
  })

  test.each([
    ['a list of parts that is cut off', { '[Content_Types].xml': '<Types><Override ContentType="a' }],
    ['a relationship that is cut off', { 'word/_rels/document.xml.rels': '<Relationships><Relationship Type="' }],
    ['entities of its own', { 'word/header1.xml': `<!DOCTYPE a [<!ENTITY b "${somePhone}">]><a>&b;</a>` }],
  ])('%s is refused: nobody could tell', async (_what, more) => {
    expect(await refusal(docx(['a'], more as Record<string, string>))).toBe('file.damaged')
  })

  test('a paper whose main part has another name is known by its type', async () => {
    const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
    const bytes = zip({ '[Content_Types].xml': list(main), 'word/document2.xml': `<w:p>${run(somePhone)}</w:p>` })
    expect(await inspect(bytes, 'a')).toMatchObject({ kind: 'docx', numbers: { phone: 1 }, searched: 'all' })
  })
})

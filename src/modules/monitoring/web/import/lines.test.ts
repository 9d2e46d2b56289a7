import { expect, test } from 'vitest'
import { hasLists, sheetOf } from '../testing/lists.ts'
import { guessKind, guessMapping, headingRow } from './columns.ts'
import { type Lines, prepare, readLines } from './lines.ts'

const today = '2030-01-01'
const read = (...files: string[]): Lines =>
  readLines(
    files.map((file) => prepare(sheetOf(file))),
    today,
  )
/** Rows in equal rows out. */
const whole = ({ cases, links, followUps, rejected, rowsIn }: Lines) =>
  cases.length + links.length + followUps.length + rejected.length === rowsIn

test('a list of cases and a list of links are told apart by their headings; every row is accounted for', () => {
  const cases = [
    ['case_id', 'date_of_onset', 'gender', 'age', '病例分类'],
    ['SK_1', '2015-05-11', 'M', '68', '疑似'],
    ['SK_2', '2015/5/18', 'f', '', ''],
    ['', '2015-05-18', 'f', '', ''],
    ['SK_1', '2015-05-19', '', '', ''],
    ['SK_3', '上周三', '', 'sixty', ''],
    ['SK_4', '2030-01-02', '', '8 months', ''],
    ['', '', '', '', ''],
  ]
  const links = [
    ['infector', 'case_id', 'source'],
    ['SK_1', 'SK_2', 'other'],
    ['SK_9', 'SK_2', ''],
    ['', 'SK_2', ''],
  ]
  const lines = readLines([prepare({ file: 'a.csv', rows: cases }), prepare({ file: 'b.csv', rows: links })], today)
  expect(lines.cases).toEqual([
    { code: 'SK_1', onsetOn: '2015-05-11', sex: 'male', birthYear: 1947, status: 'suspected' },
    { code: 'SK_2', onsetOn: '2015-05-18', sex: 'female' },
    { code: 'SK_3' },
    { code: 'SK_4' },
  ])
  expect(lines.links).toEqual([
    { from: 'SK_1', to: 'SK_2' },
    { from: 'SK_9', to: 'SK_2' },
  ])
  expect(lines.rejected.map(({ file, row, why }) => [file, row, why])).toEqual([
    ['a.csv', 4, 'no_code'],
    ['a.csv', 5, 'twice'],
    ['b.csv', 4, 'no_code'],
  ])
  expect(lines.dropped.map(({ row, field, why, value }) => [row, field, why, value])).toEqual([
    [6, 'onset', 'unreadable', '上周三'],
    [6, 'age', 'unreadable', 'sixty'],
    [7, 'onset', 'future', '2030-01-02'],
    [7, 'age', 'no_day', '8 months'],
  ])
  expect(whole(lines)).toBe(true)
})

test('headings in Chinese below a title are found; what was chosen before comes first', () => {
  const rows = [
    ['某地病例清单'],
    ['患者编号', '性别', '年龄', '发病地点', '发病日期', '确诊日期'],
    ['1', '男', '34岁', '成都', '20200120', ''],
  ]
  expect(headingRow(rows)).toBe(1)
  expect(guessMapping('cases', rows[1] ?? [])).toEqual({ code: 0, sex: 1, age: 2, onset: 4, reported: 5 })
  expect(guessMapping('cases', rows[1] ?? [], { onset: '确诊日期' })).toMatchObject({ onset: 5 })
  expect(readLines([prepare({ file: 'a.csv', rows })], today).cases).toEqual([
    { code: '1', sex: 'male', onsetOn: '2020-01-20', birthYear: 1986 },
  ])
  expect(guessKind(['上线', '下线'])).toBe('links')
})

test('a list without codes is numbered by its rows, the same whenever it is read', () => {
  const sheet = {
    file: '学校.xlsx',
    rows: [
      ['class', 'sex'],
      ['1', 'F'],
      ['1', 'M'],
    ],
  }
  expect(readLines([prepare(sheet)], today).cases.map(({ code }) => code)).toEqual(['学校-2', '学校-3'])
})

// Made up, in the headings of a Go.Data export.
const contactRows = [
  [
    'uuid',
    'contact_id',
    'contact_status',
    'gender',
    'age',
    'date_of_reporting',
    'date_of_followup_start',
    'date_of_followup_end',
  ],
  ['u1', 'CONTACT-1', 'UNDER_FOLLOW_UP', 'FEMALE', '34', '2020-02-01', '2020-02-02', '2020-02-15'],
  ['u2', 'CONTACT-2', 'DIED', 'MALE', '70', '2020-02-01', '2020-02-02', '2020-05-30'],
  ['u3', 'CONTACT-3', 'SOMETHING', '', '', '2020-02-01', '', ''],
  ['u4', '', 'UNDER_FOLLOW_UP', '', '', '2020-02-01', '', ''],
]
const followUpRows = [
  ['uuid', 'contact_id', 'followup_status', 'followup_number', 'date_of_followup', 'seen'],
  ['f1', 'CONTACT-1', 'SEEN_OK', '1', '2020-02-02', 'TRUE'],
  ['f2', 'CONTACT-1', 'SEEN_NOT_OK', '2', '2020-02-03', 'TRUE'],
  ['f3', 'CONTACT-1', 'MISSED', '3', '2020-02-04', 'FALSE'],
  ['f4', 'CONTACT-1', 'NOT_ATTEMPTED', '4', '2020-02-05', 'FALSE'],
  ['f5', 'CONTACT-1', 'SEEN_OK', '1', '2020-02-02', 'TRUE'],
  ['f6', '', 'SEEN_OK', '1', '2020-02-02', 'TRUE'],
  ['f7', 'CONTACT-1', 'SEEN_OK', '5', '', 'TRUE'],
  ['f8', 'CONTACT-1', 'SEEN_OK', '5', '2031-02-02', 'TRUE'],
  ['f9', 'CONTACT-1', 'QUIZ', '5', '2020-02-06', 'TRUE'],
]

test('contacts come with the days of their follow-up, and what was told of each day; nothing is lost between', () => {
  const sheets = [
    prepare({ file: 'contacts.csv', rows: contactRows }),
    prepare({ file: 'days.csv', rows: followUpRows }),
  ]
  expect(sheets.map(({ kind }) => kind)).toEqual(['contacts', 'followUps'])
  const lines = readLines(sheets, today)
  expect(lines.cases).toEqual([
    {
      ...{ code: 'CONTACT-1', sex: 'female', reportedOn: '2020-02-01', birthYear: 1986 },
      ...{ isContact: true, startsOn: '2020-02-02', days: 14 },
    },
    {
      ...{ code: 'CONTACT-2', sex: 'male', reportedOn: '2020-02-01', birthYear: 1950 },
      ...{ isContact: true, startsOn: '2020-02-02', outcome: 'died' },
    },
    { code: 'CONTACT-3', reportedOn: '2020-02-01', isContact: true },
  ])
  expect(lines.followUps).toEqual([
    { code: 'CONTACT-1', day: '2020-02-02', seen: true },
    { code: 'CONTACT-1', day: '2020-02-03', seen: true, unwell: true },
    { code: 'CONTACT-1', day: '2020-02-04', seen: false },
  ])
  expect(lines.rejected.map(({ row, why }) => [row, why])).toEqual([
    ...[
      [5, 'no_code'],
      [5, 'undone'],
      [6, 'twice'],
      [7, 'no_code'],
    ],
    ...[
      [8, 'no_day'],
      [9, 'future'],
      [10, 'unreadable'],
    ],
  ])
  expect(lines.dropped.map(({ row, field, why }) => [row, field, why])).toEqual([
    [3, 'ends', 'too_long'],
    [4, 'contactStatus', 'unreadable'],
  ])
  expect(whole(lines)).toBe(true)
})

test.skipIf(!hasLists)('a contact and follow-up export of Go.Data comes in whole', () => {
  const lines = read('godata-training/contacts_clean.csv', 'godata-training/followups_clean.csv')
  expect(lines.rowsIn).toBe(66 + 437)
  expect(lines.cases).toHaveLength(64)
  expect(lines.cases.every(({ isContact }) => isContact)).toBe(true)
  expect(lines.cases.filter(({ startsOn, days }) => startsOn && days === 14).length).toBeGreaterThan(50)
  expect(lines.rejected.filter(({ why }) => why === 'unreadable')).toEqual([])
  expect(whole(lines)).toBe(true)
})

test.skipIf(!hasLists)('real lists come in whole: each row a case, a link or a named reject', () => {
  const tianjin = read('tianjin/Tianjin135cases_revised.csv')
  expect([tianjin.cases.length, tianjin.rejected.length, tianjin.dropped.length]).toEqual([135, 0, 0])
  expect(tianjin.cases.filter(({ onsetOn }) => onsetOn)).toHaveLength(125)
  expect(tianjin.cases[0]).toEqual({
    code: 'TJ1',
    sex: 'female',
    onsetOn: '2020-01-14',
    reportedOn: '2020-01-21',
    birthYear: 1961,
  })

  const messy = read('messy/messy_data.csv')
  expect([messy.rowsIn, messy.cases.length, messy.rejected.length]).toEqual([15_000, 13_875, 1125])
  const dates = messy.dropped.filter(({ field }) => field === 'onset')
  expect(dates.every(({ value }) => /^[A-Z][a-z]+ \/\d+\/Y$/.test(value))).toBe(true)
  expect(
    messy.cases
      .filter(({ onsetOn }) => onsetOn)
      .every(({ onsetOn = '' }) => onsetOn > '2014-01-01' && onsetOn < '2017-01-01'),
  ).toBe(true)

  const norovirus = read('outbreaks/norovirus_derbyshire_2001_school.csv')
  expect([norovirus.rowsIn, norovirus.cases.length]).toEqual([492, 492])

  const godata = read('godata-training/cases_clean.csv', 'godata-training/relationships_clean.csv')
  expect([godata.rowsIn, godata.cases.length]).toEqual([156, 46])
  expect(godata.links).toHaveLength(79)
  expect(godata.rejected.every(({ why, value }) => why !== 'twice' || value.startsWith('CASE-'))).toBe(true)

  const ebola = read('outbreaks/ebola_sim_linelist.csv', 'outbreaks/ebola_sim_contacts.csv')
  const codes = new Set(ebola.cases.map(({ code }) => code))
  expect(codes.size).toBe(5888)
  expect(ebola.links.filter(({ from, to }) => !codes.has(from) || !codes.has(to))).toHaveLength(1639)

  const sichuan = read('sichuan2020/wuhan2020_sichuan_cases.csv')
  expect(sichuan.dropped.filter(({ field }) => field === 'onset')).toEqual([])
  for (const lines of [tianjin, messy, norovirus, godata, ebola, sichuan]) expect(whole(lines)).toBe(true)
})

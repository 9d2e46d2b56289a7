import { describe, expect, test } from 'vitest'
import { asLines, readCoach } from './coach.ts'

const tashi = { name: '扎西', paper: 'identity_card', number: '110101190001010000', phone: '00000000001' }

describe('a coach list', () => {
  test('is read however its columns stand, and what cannot be read is told', () => {
    const text = `姓名,证件号,电话
1 扎西 110101190001010000 00000000001
卓玛,00000000002,护照,E0000001
"Ann Snow"\t回乡证\tH000001

12345,没有姓名`
    expect(readCoach(text)).toEqual({
      travellers: [
        tashi,
        { name: '卓玛', paper: 'passport', phone: '00000000002', number: 'E0000001' },
        { name: 'Ann Snow', paper: 'home_return_permit', number: 'H000001' },
      ],
      unread: [{ line: 6, text: '12345 没有姓名' }],
      twice: [],
    })
  })

  test('without headings has the name first, the rest in any order', () => {
    const text = `1 扎西 110101190001010000 00000000001
卓玛,00000000002,护照,E0000001
"Ann Snow"\t回乡证\tH000001

12345,没有姓名`
    expect(readCoach(text)).toEqual({
      travellers: [
        tashi,
        { name: '卓玛', paper: 'passport', phone: '00000000002', number: 'E0000001' },
        { name: 'Ann Snow', paper: 'home_return_permit', number: 'H000001' },
      ],
      unread: [{ line: 5, text: '12345 没有姓名' }],
      twice: [],
    })
  })

  test.each([
    ['序号,姓名,身份证号,电话', '1,扎西,110101190001010000,00000000001'],
    ['电话,座位,身份证号码,旅客姓名', '00000000001,3A,110101190001010000,扎西'],
    [
      '\uFEFF客车名单\n序号\t姓名\t性别\t证件类型\t证件号码\t联系电话',
      '1\t扎西\t女\t身份证\t110101190001010000\t00000000001',
    ],
    ['Name,ID number,Phone', '扎西,110101190001010000,00000000001'],
  ])('whose heading is %s is read by it, and the heading is nobody', (heading, line) => {
    expect(readCoach(`${heading}\n${line}\n`)).toEqual({ travellers: [tashi], unread: [], twice: [] })
  })

  test('with headings tells a row without a name, keeps an odd number, and leaves prepared rows', () => {
    const { travellers, unread } = readCoach('序号,姓名,身份证号,电话\n1,,110101190001010000,\n2,卓玛,旧证12,\n3,,,')
    expect(travellers).toEqual([{ name: '卓玛', paper: 'other', number: '旧证12' }])
    expect(unread).toEqual([{ line: 2, text: '1 110101190001010000' }])
  })

  test('tells who stands on it twice; two of one name without a paper may be two', () => {
    const text = '扎西 E0000001\n卓玛\n扎西 e000-0001\n卓玛\n扎西 E0000002'
    expect(readCoach(text).twice).toEqual([])
    expect(readCoach('扎西 E0000001\n卓玛\n扎西 e0000001\n卓玛').twice).toEqual([{ line: 3, first: 1 }])
  })

  test('from a file keeps only what it needs, and reads the same again', () => {
    const rows = [
      ['某某客运', '', '', '', ''],
      ['序号', '姓名', '住址', '身份证号', '电话'],
      ['1', '扎西', '某街 1 号', '110101190001010000', '00000000001'],
      ['2', '', '某街', 'E0000001', ''],
      ['', '', '', '', ''],
    ]
    const text = asLines(rows)
    expect(text).not.toContain('某街 1 号')
    expect(readCoach(text)).toMatchObject({ travellers: [tashi], unread: [{ line: 2 }] })
  })
})

import { expect, test } from 'vitest'
import { readCoach } from './coach.ts'

test('a list is read however its columns stand, and what cannot be read is told', () => {
  const text = `姓名,证件号,电话
1 扎西 110101190001010000 00000000001
卓玛,00000000002,护照,E0000001
"Ann Snow"\t回乡证\tH000001

12345,没有姓名`
  expect(readCoach(text)).toEqual({
    travellers: [
      { name: '扎西', paper: 'identity_card', number: '110101190001010000', phone: '00000000001' },
      { name: '卓玛', paper: 'passport', phone: '00000000002', number: 'E0000001' },
      { name: 'Ann Snow', paper: 'home_return_permit', number: 'H000001' },
    ],
    unread: [{ line: 6, text: '12345,没有姓名' }],
  })
})

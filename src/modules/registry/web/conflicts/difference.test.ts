import { expect, it } from 'vitest'
import { difference } from './difference.ts'

const show = (pieces: { text: string; differs: boolean }[]) =>
  pieces.map((piece) => (piece.differs ? `[${piece.text}]` : piece.text)).join('')

it.each([
  ['泽仁·旺姆', '泽仁旺姆', '泽仁[·]旺姆', '泽仁旺姆'],
  ['13800005678', '13800005687', '138000056[7]8', '1380000568[7]'],
  ['𠮷田', '吉田', '[𠮷]田', '[吉]田'],
  ['', '4', '', '[4]'],
  ['same', 'same', 'same', 'same'],
])('%s against %s', (a, b, left, right) => {
  const [one, two] = difference(a, b)
  expect([show(one), show(two)]).toEqual([left, right])
})

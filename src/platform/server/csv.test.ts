import { describe, expect, it } from 'vitest'
import { toCsv } from './csv.ts'

describe('toCsv', () => {
  it('begins with a byte order mark and ends each row with CRLF', () => {
    expect(
      toCsv([
        ['甲', 1],
        ['乙', 0],
      ]).toString('utf8'),
    ).toBe('\ufeff甲,1\r\n乙,0\r\n')
  })

  it.each(['=1+1', '+86', '-2', '@sum', '\tx', '\rx'])('makes text of what looks like a formula: %j', (text) => {
    expect(
      toCsv([[text]])
        .toString('utf8')
        .slice(1),
    ).toMatch(/^"?'/)
  })

  it('quotes commas, quotes and line ends', () => {
    expect(
      toCsv([['a,b', 'c"d', 'e\nf']])
        .toString('utf8')
        .slice(1),
    ).toBe('"a,b","c""d","e\nf"\r\n')
  })
})

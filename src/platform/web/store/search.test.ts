import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { initialsOf, lettersOf } from './initials.ts'
import { SearchIndex } from './search.ts'

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌辉力鹏飞浩宇轩梓涵欣怡雨晨佳慧思琪雪梅春燕海波林峰婷婷颖俊凯鑫博睿诗瑶嘉豪子墨一诺'

const index = new SearchIndex([
  { id: 'a', names: ['张三', '李小梅'], number: '301', address: '人民东路 12 号 2 单元 301' },
  { id: 'b', names: ['单雄'], number: '1', address: '人民东路 112 号 1' },
  { id: 'c', names: ['欧阳张'], number: '3012', address: '建设街 5 号 3012' },
  { id: 'd', names: [], number: '302', address: '人民东路 12 号 2 单元 302' },
])
const found = (text: string) => index.find(text).map(({ id }) => id)

describe('search on the phone', () => {
  it('finds names, best first', () => {
    expect(found('张')).toEqual(['a', 'c'])
    expect(index.find('小梅')).toEqual([{ id: 'a', name: '李小梅' }])
  })

  it('finds by the first letters of the sound, in both ways where there are two', () => {
    expect(found('zs')).toEqual(['a'])
    expect(found('LXM')).toEqual(['a'])
    expect([found('sx'), found('dx')]).toEqual([['b'], ['b']])
  })

  it('finds door numbers and pieces of an address, a number from its first digit on', () => {
    expect(found('301')).toEqual(['a', 'c'])
    expect(found('12-2-302')).toEqual(['d'])
    expect(found('12号')).toEqual(['a', 'd'])
    expect(found('建设街')).toEqual(['c'])
    expect(found(' ')).toEqual([])
  })

  it('says letters as the dictionary does, for the characters that names are made of', () => {
    const wrong = [...new Set(surnames + given)].filter(
      (character) => !lettersOf(character).includes(pinyin(character, { toneType: 'none' })[0] ?? ''),
    )
    expect(wrong).toEqual([])
    expect(initialsOf('长孙Li')).toContain('zsli')
  })

  it('finds what reading every line finds', () => {
    const letter = fc.constantFrom(...'张李单曾1203楼ab')
    const text = fc.array(letter, { maxLength: 5 }).map((all) => all.join(''))
    const line = fc.record({ names: fc.array(text, { maxLength: 3 }), number: text, address: text })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), text, (lines, words) => {
        const documents = lines.map((one, at) => ({ id: String(at), ...one }))
        const hits = new SearchIndex(documents).find(words).map(({ id }) => id)
        expect(new Set(hits).size).toBe(hits.length)
        const isIn = ({ names, number }: (typeof documents)[number]) =>
          names.some((name) =>
            /^[a-z]+$/.test(words) ? initialsOf(name).some((way) => way.includes(words)) : name.includes(words),
          ) || number === words
        const byNameOrNumber = documents.filter(isIn).map(({ id }) => id)
        if (words !== '') expect(byNameOrNumber.filter((id) => !hits.includes(id))).toEqual([])
        else expect(hits).toEqual([])
      }),
    )
  })

  it('takes less than 50 ms among 20,000 names', () => {
    const pick = (from: string, at: number) => from[at % from.length] ?? ''
    const many = new SearchIndex(
      Array.from({ length: 8000 }, (_, door) => ({
        id: `${door}`,
        names: [0, 1, 2]
          .slice(0, 2 + (door % 2))
          .map((at) => pick(surnames, door + at) + pick(given, door * 3 + at) + pick(given, door + 7)),
        number: `${(door % 30) + 1}0${door % 9}`,
        address: `人民东路 ${door % 200} 号 ${door % 4} 单元 ${(door % 30) + 1}0${door % 9}`,
      })),
    )
    many.find('zz')
    for (const words of ['zqx', '诺诺', '199-3-2903', 'qqqq', '一']) {
      const start = performance.now()
      many.find(words)
      expect(performance.now() - start, words).toBeLessThan(50)
    }
  })
})

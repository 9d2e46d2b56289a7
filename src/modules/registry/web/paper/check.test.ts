import { describe, expect, it } from 'vitest'
import type { DoorRow } from '../../contract/index.ts'
import { bodyOf, byCode, checkRows } from './check.ts'
import { codeOf, showCode } from './code.ts'
import { type Draft, emptyDraft, emptyRow, type Row, reduce } from './rows.ts'

const ids = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002']
const [one, two] = ids.map(
  (id): DoorRow => ({
    id,
    path: '510727',
    address: `人民东路 ${id.slice(-1)} 号`,
    number: id.slice(-1),
    walkOrder: 1,
    state: 'unreached',
    attempts: 0,
    persons: 0,
    mismatch: false,
    found: false,
    sources: ['grid'],
    lastAt: null,
    nextAt: null,
    class: null,
    responsible: null,
  }),
) as [DoorRow, DoorRow]

const typed = (part: Partial<Row>): Row => ({ ...emptyRow(), ...part })
const sheet = (...rows: Row[]): Draft => ({ day: '2026-01-24', time: '18:00', rows })
const check = (rows: Row[], doors: DoorRow[] = [one, two]) => checkRows(sheet(...rows), byCode(doors))
const good = typed({ code: showCode(codeOf(one.id)).toLowerCase(), outcome: '1', headCount: '3' })

describe('a sheet held against the list', () => {
  it('finds the door and is ready', () => {
    expect(check([good])[0]).toMatchObject({ door: one, outcome: 'registered', faults: [], ready: true })
  })

  it.each([
    [{ code: '' }, 'code', 'none'],
    [{ code: '3FK' }, 'code', 'length'],
    [{ code: `${codeOf(one.id).slice(0, 5)}${codeOf(one.id).endsWith('0') ? '2' : '0'}` }, 'code', 'check'],
    [{ code: codeOf('0190a000-0000-7000-8000-00000000ffff') }, 'code', 'unknown'],
    [{ outcome: '' }, 'outcome', 'outcomeNone'],
    [{ outcome: '7' }, 'outcome', 'outcome'],
    [{ headCount: '' }, 'headCount', 'countNone'],
    [{ headCount: '201' }, 'headCount', 'count'],
    [{ headCount: '三' }, 'headCount', 'count'],
    [{ phone: '12' }, 'phone', 'phone'],
    [{ outcome: '2' }, 'headCount', 'onlyRegistered'],
    [{ note: '电话 13800000000' }, 'note', 'personNumber'],
  ] as const)('refuses %j', (part, column, what) => {
    const [row] = check([{ ...good, ...part }])
    expect(row?.faults.map((fault) => [fault.column, fault.what])).toContainEqual([column, what])
    expect(row?.ready).toBe(false)
  })

  it('finds a door that stands twice, at the second line', () => {
    const [first, second] = check([good, { ...good, headCount: '4' }])
    expect(first?.ready).toBe(true)
    expect(second).toMatchObject({ ready: false, faults: [{ what: 'twice', values: { line: 1 } }] })
  })

  it('asks where the door was registered meanwhile, and is ready once both are wanted', () => {
    const doors: DoorRow[] = [{ ...one, state: 'registered', persons: 4, lastAt: '2026-01-24T01:41:00Z' }]
    expect(check([good], doors)[0]).toMatchObject({ meanwhile: true, ready: false })
    expect(check([{ ...good, both: true }], doors)[0]).toMatchObject({ meanwhile: false, ready: true })
  })

  it('asks where somebody knocked on the day of the sheet, not where it was the day before', () => {
    const at = (lastAt: string): DoorRow[] => [{ ...one, state: 'nobody_home', lastAt }]
    expect(check([good], at('2026-01-23T15:59:00Z'))[0]?.meanwhile).toBe(false)
    expect(check([good], at('2026-01-23T16:01:00Z'))[0]?.meanwhile).toBe(true)
  })

  it('lets the typist choose where two doors share a code', () => {
    const shared = new Map([[codeOf(one.id), [one, two]]])
    expect(checkRows(sheet(good), shared)[0]).toMatchObject({ choices: [one, two], faults: [{ what: 'shared' }] })
    expect(checkRows(sheet({ ...good, door: two.id }), shared)[0]).toMatchObject({ door: two, ready: true })
  })

  it('makes the body of the command, with a household only behind a registered door', () => {
    const row = { ...good, headCount: '３', name: ' 王某 ', note: '' }
    expect(bodyOf(row, one.id, two.id)).toEqual({
      door: one.id,
      outcome: 'registered',
      household: { id: two.id, headCount: 3, contactName: '王某' },
    })
    expect(bodyOf(typed({ code: good.code, outcome: '2' }), one.id, two.id)).toEqual({
      door: one.id,
      outcome: 'nobody_home',
    })
  })
})

describe('the form', () => {
  it('lets go of names once the server has the line, and takes no more typing there', () => {
    const at = { id: 'x', door: one.id, household: two.id, at: 0 }
    let draft = reduce(emptyDraft('2026-01-24', '18:00'), {
      type: 'row',
      at: 0,
      part: { ...good, name: '王某', note: '后门' },
    })
    draft = reduce(draft, { type: 'row', at: 0, part: { state: 'sent', sending: at } })
    draft = reduce(draft, { type: 'settled', id: 'x', part: { state: 'accepted' } })
    expect(draft.rows[0]).toMatchObject({ state: 'accepted', name: '', note: '', headCount: '3' })
    expect(reduce(draft, { type: 'typed', at: 0, column: 'headCount', text: '9' })).toBe(draft)
  })

  it('has a line more as soon as the last one is typed in', () => {
    const draft = emptyDraft('2026-01-24', '18:00')
    const at = draft.rows.length - 1
    expect(reduce(draft, { type: 'typed', at, column: 'code', text: '3' }).rows).toHaveLength(at + 2)
  })
})

import { describe, expect, it } from 'vitest'
import { newResident } from '../resident/draft.ts'
import { checkDraft } from './check.ts'
import { type Household, newDraft, visitBody } from './draft.ts'
import { editBody, formOf, visitEdit } from './edit.ts'

const door = '01900000-0000-7000-8000-000000000001'
const id = '01900000-0000-7000-8000-000000000002'
const all = ['contactName', 'contactPhone', 'name', 'sex', 'birthYear', 'idNumber', 'phone']
const known: Household = {
  id,
  headCount: 3,
  contactName: '测试甲',
  contactPhone: '139****0000',
  generated: true,
  version: 4,
  residents: [
    {
      id: `${id.slice(0, -1)}a`,
      name: '测试甲',
      sex: 'female',
      birthYear: 1970,
      idNumber: null,
      phone: null,
      arrivedOn: null,
      leftOn: null,
      generated: true,
    },
    {
      id: `${id.slice(0, -1)}b`,
      name: '测试乙',
      sex: null,
      birthYear: null,
      idNumber: null,
      phone: null,
      arrivedOn: null,
      leftOn: '2020-01-20',
      generated: true,
    },
  ],
}

describe('a visit as typed', () => {
  it('starts without a number that nobody counted', () => {
    const draft = newDraft(door, null, id)
    expect(draft.headCount).toBeNull()
    expect(checkDraft(draft, null, 2020)).toEqual([{ path: '/household/headCount', key: 'check.headCount' }])
  })

  it('sends a household with `registered` alone', () => {
    const draft = { ...newDraft(door, known, id), outcome: 'nobody_home' as const, note: ' 改日再说 ' }
    expect(visitBody(draft, known, all, '2020-01-25T09:00:00+08:00')).toEqual({
      door,
      outcome: 'nobody_home',
      nextAt: '2020-01-25T09:00:00+08:00',
      note: '改日再说',
    })
  })

  it('leaves out what the playbook does not allow and what did not change', () => {
    const row = {
      ...newResident('r'),
      name: ' 新人 ',
      sex: 'male' as const,
      birthYear: '1999',
      idNumber: 'X1234',
      phone: '',
    }
    const draft = { ...newDraft(door, known, id), headCount: 4, residents: [row, newResident('empty')] }
    expect(visitBody(draft, known, ['name', 'birthYear'], null)).toEqual({
      door,
      outcome: 'registered',
      household: { id, headCount: 4, residents: [{ id: 'r', name: '新人', birthYear: 1999 }] },
    })
  })

  it('counts the members who still live there', () => {
    const row = { ...newResident('r'), name: '新人' }
    const draft = { ...newDraft(door, known, id), headCount: 1, residents: [row] }
    expect(checkDraft(draft, known, 2020)).toEqual([
      { path: '/household/headCount', key: 'check.moreThanHeadCount', values: { members: 2, headCount: 1 } },
    ])
  })

  it('says a head count that is too large, and makes it no smaller', () => {
    const draft = { ...newDraft(door, null, id), headCount: 201 }
    expect(checkDraft(draft, null, 2020)).toEqual([
      { path: '/household/headCount', key: 'check.tooMany', values: { most: 200 } },
    ])
  })

  it('asks which of the rare outcomes it was', () => {
    const draft = { ...newDraft(door, null, id), outcome: null }
    expect(checkDraft(draft, null, 2020)).toEqual([{ path: '/outcome', key: 'check.outcome' }])
    expect(() => visitBody(draft, null, all, null)).toThrow('without an outcome')
  })

  it('takes no identity number and no phone in the note', () => {
    const at = (note: string) => checkDraft({ ...newDraft(door, null, id), outcome: 'vacant', note }, null, 2020)
    expect(at('证件 51072719900101123X')).toEqual([{ path: '/note', key: 'check.note' }])
    expect(at('房东电话13800000000')).toEqual([{ path: '/note', key: 'check.note' }])
    expect(at('晚上 7 点以后再来，3 单元 301，户号 510727100002003')).toEqual([])
  })

  it('marks half a year and a short phone at their fields', () => {
    const row = { ...newResident('r'), name: '新人', birthYear: '19', phone: '12' }
    const draft = { ...newDraft(door, null, id), headCount: 1, contactPhone: 'abc', residents: [row] }
    expect(checkDraft(draft, null, 2020).map((problem) => problem.path)).toEqual([
      '/household/contactPhone',
      '/household/residents/0/birthYear',
      '/household/residents/0/phone',
    ])
  })
})

describe('an edit', () => {
  it('is nothing when nothing changed', () => {
    expect(editBody(known, formOf(known), all)).toBeNull()
  })

  it('names the value it started from, field by field', () => {
    const form = formOf(known)
    const first = form.residents[0]
    if (!first) throw new Error('one resident lives there')
    first.birthYear = '1971'
    first.idNumber = 'X1234'
    expect(editBody(known, { ...form, headCount: 2, contactPhone: '0816 8820000' }, all)).toEqual({
      household: id,
      fields: { headCount: { is: 2, was: 3 }, contactPhone: { is: '0816 8820000', was: '139****0000' } },
      residents: [{ id: first.id, birthYear: { is: 1971, was: 1970 }, idNumber: { is: 'X1234', was: null } }],
    })
  })

  it('carries what a visit changes of a known household, and nothing when the thumb only confirms', () => {
    const draft = newDraft(door, known, id)
    expect(visitEdit(known, draft, all)).toBeNull()
    expect(visitEdit(known, { ...draft, headCount: 4, outcome: 'vacant' }, all)).toBeNull()
    expect(visitEdit(known, { ...draft, headCount: 4 }, all)).toEqual({
      household: id,
      fields: { headCount: { is: 4, was: 3 } },
    })
  })
})

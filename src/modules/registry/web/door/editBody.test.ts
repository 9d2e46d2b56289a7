import { expect, it } from 'vitest'
import { bodyOf, draftOf } from './editBody.ts'
import type { Household } from './household.ts'

const household: Household = {
  id: 'h',
  headCount: 3,
  contactName: '泽仁·旺姆',
  contactPhone: '*******5678',
  generated: true,
  version: 1,
  residents: [
    {
      id: 'r',
      name: '扎西',
      sex: 'male',
      birthYear: 1969,
      idNumber: '****0012',
      phone: null,
      arrivedOn: null,
      leftOn: null,
      generated: true,
    },
    {
      id: 'gone',
      name: '李小兰',
      sex: null,
      birthYear: null,
      idNumber: null,
      phone: null,
      arrivedOn: null,
      leftOn: '2020-01-25',
      generated: true,
    },
  ],
}
const before = draftOf(household, undefined)

it('sends nothing when nothing changed, and never a mask', () => {
  expect(bodyOf(household, before, before)).toBeUndefined()
  expect(JSON.stringify(before)).not.toContain('*')
})

it('sends only what changed, with the value that was seen', () => {
  expect(bodyOf(household, before, { ...before, headCount: 4 })).toEqual({
    household: 'h',
    fields: { headCount: { is: 4, was: 3 } },
  })
})

it('sends a new phone without the old one, which nobody saw', () => {
  expect(bodyOf(household, before, { ...before, contactPhone: '13800001111' })).toEqual({
    household: 'h',
    fields: { contactPhone: { is: '13800001111' } },
  })
})

it('names the old phone once it was shown for a reason', () => {
  const seen = draftOf(household, { contactPhone: '13800005678' })
  expect(bodyOf(household, seen, { ...seen, contactPhone: '' })).toEqual({
    household: 'h',
    fields: { contactPhone: { is: '', was: '13800005678' } },
  })
})

it('edits residents who live here, and leaves out those who left', () => {
  expect(before.residents.map((one) => one.id)).toEqual(['r'])
  const residents = before.residents.map((one) => ({ ...one, name: '扎西·多吉', birthYear: 1968 }))
  expect(bodyOf(household, before, { ...before, residents })).toEqual({
    household: 'h',
    residents: [{ id: 'r', name: { is: '扎西·多吉', was: '扎西' }, birthYear: { is: 1968, was: 1969 } }],
  })
})

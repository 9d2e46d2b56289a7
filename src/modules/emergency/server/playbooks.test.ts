import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emergencyDay } from './day.ts'
import { loadPlaybooks, readPlaybook, shippedPlaybooks } from './playbooks.ts'

const yaml = readFileSync(join(shippedPlaybooks, '2020-novel-pneumonia/playbook.yaml'), 'utf8')

describe('playbooks', () => {
  it('ships the novel pneumonia of 2020 with least scope', () => {
    const playbook = loadPlaybooks().get('2020-novel-pneumonia')
    expect(playbook?.levels.map(({ level }) => level)).toEqual([1, 2, 3, 4])
    expect(playbook?.legalBasis.length).toBeGreaterThan(5)
    const { fields = [], whenNeeded = [] } = playbook?.roll ?? {}
    const byDefault = fields.filter((field) => !whenNeeded.includes(field))
    expect(byDefault).toEqual(['headCount', 'contactName', 'contactPhone', 'name', 'sex', 'birthYear'])
    expect(whenNeeded).toContain('idNumber')
  })

  it.each([
    ['an unknown field', /^id: .*$/m, '$&\ntemperature: 37', 'temperature'],
    ['a field of the roll that nobody may record', 'whenNeeded: [', 'whenNeeded: [health, ', '/roll/whenNeeded'],
    ['a language that is missing', /, en: "Level 1 response"/, '', '/levels/0/name'],
    ['a task numbered twice', '- no: 2', '- no: 1', '/tasks/no'],
    ['a task without a deadline', 'due: { hours: 2 }', 'due: {}', '/tasks/0/due'],
    ['a task at a level that there is not', /levels: \[1, 2, 3, 4\]/, 'levels: [1, 5]', '/levels'],
    ['a task for a body that nobody knows', 'owners: [police]', 'owners: [navy]', '/tasks/5/owners'],
    ['a task for a role that nobody knows', 'role: checkpoint_officer', 'role: gate_keeper', '/tasks/5/roles'],
    ['a role at a kind of place that has none', 'at: community', 'at: dwelling', '/tasks/3/roles'],
    ['a task that nobody owns', /\n {4}roles: \[\{ role: community_leader.*/, '', '/tasks/grids'],
    ['a basis named twice', 'code: phe-regulation-33', 'code: phe-regulation-27', '/legalBasis'],
    [
      'a field only when needed that is not allowed at all',
      'idNumber, phone, arrivedOn]',
      'phone, arrivedOn]',
      'idNumber',
    ],
  ])('refuses %s', (_what, find, put, named) => {
    expect(() => readPlaybook(yaml.replace(find, put), 'playbook.yaml')).toThrow(named)
  })
})

describe('emergencyDay', () => {
  it.each([
    ['2020-01-24T09:30:00+08:00', '2020-01-24T09:30:00+08:00', 1],
    ['2020-01-24T09:30:00+08:00', '2020-01-24T23:59:59+08:00', 1],
    ['2020-01-24T09:30:00+08:00', '2020-01-25T00:00:00+08:00', 2],
    ['2020-01-24T23:30:00+08:00', '2020-01-25T00:10:00+08:00', 2],
    ['2020-01-24T09:30:00+08:00', '2020-01-31T20:00:00+08:00', 8],
  ])('counts days of Shanghai: started %s, at %s it is day %i', (start, at, day) => {
    expect(emergencyDay(new Date(start), new Date(at))).toBe(day)
  })
})

import { describe, expect, it, vi } from 'vitest'

vi.mock('#modules/registry/web/field.tsx', () => ({ sentVisits: () => [] }))
vi.mock('#platform/web/session.tsx', () => ({ useSession: () => ({ may: () => true }) }))
const { nextIn } = await import('./useWalk.ts')

const doors = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const none = () => false

describe('the next door', () => {
  it('is the first after this one', () => {
    expect(nextIn(doors, 'b', none)?.id).toBe('c')
  })
  it('begins at the beginning', () => {
    expect(nextIn(doors, '', none)?.id).toBe('a')
  })
  it('goes round past the end, and never back to the same', () => {
    expect(nextIn(doors, 'd', none)?.id).toBe('a')
    expect(nextIn([{ id: 'a' }], 'a', none)).toBeNull()
  })
  it('leaves out what was visited since', () => {
    expect(nextIn(doors, 'a', (id) => id === 'b')?.id).toBe('c')
  })
  it('begins at the beginning when this door is not of the walk', () => {
    expect(nextIn(doors, 'elsewhere', none)?.id).toBe('a')
  })
})

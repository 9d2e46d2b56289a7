import { describe, expect, it } from 'vitest'
import { isWeakPin, waitAfter } from './pin-rules.ts'

describe('PINs', () => {
  it('that anybody tries first are refused', () => {
    for (const pin of ['000000', '123456', '654321', '121212', '123123', '111222', '112233', '147258', '520131'])
      expect(isWeakPin(pin), pin).toBe(true)
  })

  it('of other digits are taken', () => {
    for (const pin of ['246813', '907315', '100245', '385027']) expect(isWeakPin(pin), pin).toBe(false)
  })

  it('that are wrong make wait longer each time, after three that may be slips', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(waitAfter)
    expect(waits.slice(0, 3)).toEqual([0, 0, 0])
    expect(waits.slice(3)).toEqual([...waits.slice(3)].sort((a, b) => a - b))
    expect(waits.at(-1)).toBe(3600)
  })
})

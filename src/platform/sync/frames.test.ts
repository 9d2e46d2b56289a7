/// <reference path="../web/field/scan/qrcode.d.ts" />
import fc from 'fast-check'
import jsQR from 'jsqr'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { crc32, FrameCollector, splitFrames } from './frames.ts'
import { packHandOver, readHandOver } from './hand-over.ts'

// Node gives the function itself where the package's types say a module.
const decode = jsQR as unknown as typeof jsQR.default

const ascii = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 900,
})

describe('frames', () => {
  it('join whatever the order and however often each is read', () => {
    fc.assert(
      fc.property(ascii, fc.integer({ min: 1, max: 60 }), fc.infiniteStream(fc.nat()), (text, size, chance) => {
        const frames = splitFrames(text, size)
        const collector = new FrameCollector()
        const twice = [...frames, ...frames].sort(() => (Number(chance.next().value) % 2 ? 1 : -1))
        for (const frame of twice) expect(collector.add(frame)).toMatch(/new|known/)
        expect(collector.text).toBe(text)
        expect(collector.missing).toEqual([])
      }),
    )
  })

  it('give no text while one is lost, and name it', () => {
    fc.assert(
      fc.property(ascii, fc.nat(), (text, which) => {
        const frames = splitFrames(text, 40)
        const lost = which % frames.length
        const collector = new FrameCollector()
        for (const [at, frame] of frames.entries()) if (at !== lost) collector.add(frame)
        expect(collector.text).toBeUndefined()
        if (frames.length > 1) expect(collector.missing).toEqual([lost + 1])
        collector.add(frames[lost] ?? '')
        expect(collector.text).toBe(text)
      }),
    )
  })

  it('refuse a frame in which one letter changed, and take the right one afterwards', () => {
    fc.assert(
      fc.property(ascii, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 127 }), (text, which, where, by) => {
        const frames = splitFrames(text, 50)
        const frame = frames[which % frames.length] ?? ''
        const at = where % frame.length
        const bad = frame.slice(0, at) + String.fromCharCode(frame.charCodeAt(at) ^ by) + frame.slice(at + 1)
        const collector = new FrameCollector()
        expect(collector.add(bad)).toMatch(/damaged|foreign/)
        for (const good of frames) collector.add(good)
        expect(collector.text).toBe(text)
      }),
    )
  })

  it('of two texts are never mixed', () => {
    fc.assert(
      fc.property(ascii, ascii, (one, other) => {
        fc.pre(one !== other)
        const [first, second] = [splitFrames(one, 30), splitFrames(other, 30)]
        const collector = new FrameCollector()
        for (const frame of second.slice(1)) collector.add(frame)
        for (const frame of first) collector.add(frame)
        expect(collector.text).toBe(one)
      }),
    )
  })

  it('are told from any other code', () => {
    expect(new FrameCollector().add('https://example.org/field/enrol#ABCD')).toBe('foreign')
    expect(crc32('123456789')).toBe('cbf43926')
    expect(() => splitFrames('王')).toThrow()
  })

  it('are read back from the pictures that a screen shows', () => {
    const text = packHandOver({ from: '王芳', count: 40, parcels: ['Ab-_'.repeat(900)] })
    const collector = new FrameCollector()
    for (const frame of splitFrames(text)) collector.add(readPicture(frame) ?? '')
    expect(readHandOver(collector.text ?? '')).toEqual({ from: '王芳', count: 40, parcels: ['Ab-_'.repeat(900)] })
  })
})

describe('a parcel handed over', () => {
  it('is told from any other file', () => {
    for (const text of [
      '',
      '{',
      'null',
      '{"lianfang":"hand-over","v":1}',
      '{"lianfang":"hand-over","v":2,"from":"a","count":1,"parcels":["a"]}',
    ])
      expect(readHandOver(text)).toBeUndefined()
    const odd = { from: 'a', count: 1, parcels: ['not a parcel'] }
    expect(readHandOver(packHandOver(odd))).toBeUndefined()
  })
})

/** Draws a code in pixels and reads the picture. */
function readPicture(text: string): string | undefined {
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules
  const scale = 4
  const width = (size + 8) * scale
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.floor(x / scale) - 4, Math.floor(y / scale) - 4]
      const inside = column >= 0 && row >= 0 && column < size && row < size
      if (inside && data[row * size + column]) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  return decode(pixels, width, width)?.data
}

import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { largestFile } from '../../contract/file.ts'
import type { Problem } from '../../contract/index.ts'
import { longestSide } from '../../contract/picture.ts'
import { draw } from './draw.ts'
import { inspect } from './inspect.ts'
import { redraw } from './redraw.ts'
import { drawing, flatPng, photo, png, webp } from './testing/pictures.ts'
import { zip } from './testing/samples.ts'

const drawn = async (bytes: Buffer) => (await inspect(bytes, 'a')).bytes
const refusal = (bytes: Buffer) =>
  inspect(bytes, 'a').then(
    ({ kind }) => kind,
    (error) => (error as Problem).definition?.code ?? String(error),
  )
const still = drawing(12, 8)

describe('a picture is drawn anew', () => {
  test.each([
    ['PNG', png],
    ['WebP', webp],
    ['JPEG', photo],
  ])('%s: nothing goes along that was written beside it', async (_what, bytes) => {
    expect(bytes.toString('latin1')).toMatch(/someone/)
    const made = await drawn(bytes)
    expect(made.toString('latin1')).not.toMatch(/someone|Exif|EXIF|tEXt|XMP |xmpmeta|ICC_PROFILE|iCCP|ICCP/)
    const { exif, xmp, icc, iptc, orientation } = await sharp(made).metadata()
    expect([exif, xmp, icc, iptc, orientation].filter((one) => one !== undefined)).toEqual([])
  })

  test('upright, with its colours', async () => {
    const made = await drawn(photo)
    expect(await sharp(made).metadata()).toMatchObject({ format: 'jpeg', width: 80, height: 120, space: 'srgb' })
    const at = async (left: number, top: number) => [
      ...(await sharp(made).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
    ]
    // The mark of the lying picture's upper left corner is at the upper right of the upright one.
    expect((await at(70, 10))[1]).toBeLessThan(60)
    expect((await at(10, 10))[1]).toBeGreaterThan(200)
    expect((await at(70, 110))[1]).toBeGreaterThan(200)
  })

  test('print in another space of colours is turned into what a screen shows', async () => {
    const cmyk = await drawing(40, 40).toColourspace('cmyk').jpeg().toBuffer()
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    expect((await sharp(await drawn(cmyk)).metadata()).space).toBe('srgb')
  })

  test('what is see-through stays so', async () => {
    const glass = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#00f8' } })
      .png()
      .toBuffer()
    expect(await sharp(await drawn(glass)).metadata()).toMatchObject({ format: 'png', hasAlpha: true })
  })

  test.each([
    ['a packed file', zip({ 'a.txt': 'hidden words' })],
    ['a web page', Buffer.from('<html><script>hidden words</script></html>')],
  ])('what also is %s is a picture alone afterwards', async (_what, behind) => {
    for (const bytes of [png, webp, photo]) {
      const made = await drawn(Buffer.concat([bytes, behind]))
      expect(made.includes(Buffer.from('hidden words')) || made.includes(Buffer.from('PK\x03\x04'))).toBe(false)
      expect((await sharp(made).metadata()).width).toBeGreaterThan(0)
    }
  })

  test('a large one as small as what is printed needs', async () => {
    const bytes = await drawn(await drawing(4200, 60).jpeg().toBuffer())
    expect((await sharp(bytes).metadata()).width).toBe(longestSide)
  })

  test('never over the limit of a file: it is made smaller until it fits', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
    const grain = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#888', noise } })
      .png()
      .toBuffer()
    const answer = await draw('png', grain, grain.length / 2)
    const made = 'made' in answer ? answer.made : Buffer.alloc(0)
    expect(made.length).toBeLessThanOrEqual(grain.length / 2)
    const { width, height } = await sharp(made).metadata()
    expect(width / height).toBeCloseTo(2, 1)
    expect(await draw('png', grain, 100)).toEqual({ refused: 'too_large' })
  })
})

describe('a picture is refused', () => {
  test('that takes too long, and the next one is drawn', async () => {
    await expect(redraw('jpeg', photo, 1)).rejects.toMatchObject({ definition: { code: 'file.damaged' } })
    expect((await redraw('jpeg', photo)).length).toBeGreaterThan(0)
  })

  test('of more pixels than are decoded: before they are', async () => {
    const bomb = flatPng(8000, 8000)
    expect(bomb.length).toBeLessThan(20_000)
    const before = performance.now()
    expect(await refusal(bomb)).toBe('file.picture_too_large')
    expect(performance.now() - before).toBeLessThan(2000)
  })

  test('that moves', async () => {
    const frames = [await still.png().toBuffer(), await drawing(8, 12).resize(12, 8).png().toBuffer()]
    expect(
      await refusal(
        await sharp(frames, { join: { animated: true } })
          .webp()
          .toBuffer(),
      ),
    ).toBe('file.picture_moves')
    const head = 8 + 25
    const control = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('acTL\0\0\0\x02\0\0\0\0'), Buffer.alloc(4)])
    expect(await refusal(Buffer.concat([png.subarray(0, head), control, png.subarray(head)]))).toBe(
      'file.picture_moves',
    )
  })

  test.each([
    ['PNG', png],
    ['WebP', webp],
    ['JPEG', photo],
  ])('a %s that is cut off', async (_what, bytes) => {
    for (const part of [0.3, 0.6, 0.9]) {
      const cut = bytes.subarray(0, Math.round(bytes.length * part))
      // Exif stands last in a WebP: the picture before it may be whole, and is then all that is kept.
      expect(await refusal(cut)).toMatch(bytes === webp && part > 0.5 ? /^(file\.damaged|webp)$/ : /^file\.damaged$/)
    }
  })

  test('or drawn anew, whatever byte of it is changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(png, webp, photo), fc.nat(), fc.nat(255), async (picture, at, byte) => {
        const bytes = Buffer.from(picture)
        bytes[at % bytes.length] = byte
        const kind = picture === png ? 'png' : picture === webp ? 'webp' : 'jpeg'
        const answer = await draw(kind, bytes, largestFile)
        expect('made' in answer ? answer.made.length : answer.refused).toBeTruthy()
      }),
      { numRuns: 200 },
    )
    // Two hundred processes, on a machine that may be busy.
  }, 180_000)

  test('that only begins as one', async () => {
    const starts = { jpeg: '\xff\xd8\xff', png: '\x89PNG\r\n\x1a\n', webp: 'RIFF\0\0\0\0WEBP' } as const
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('jpeg', 'png', 'webp'),
        fc.uint8Array({ maxLength: 400 }),
        async (kind, rest) => {
          const bytes = Buffer.concat([Buffer.from(starts[kind], 'latin1'), rest])
          expect(await draw(kind, bytes, largestFile)).toMatchObject({ refused: expect.stringMatching(/./) })
        },
      ),
    )
  })

  test('of a kind that only calls itself a picture', async () => {
    const drawingThatRuns = Buffer.from('\xff\xd8\xff<svg xmlns="http://www.w3.org/2000/svg"/>', 'latin1')
    expect(await refusal(drawingThatRuns)).toBe('file.damaged')
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, doors } from '#main/testing/county-fixture.ts'
import { moveDwellings } from '#modules/place/contract/index.ts'
import { cleanJpeg } from '#platform/server/jpeg.ts'
import { addPhoto, listPhotos, recordVisit, revealPhoto } from '../contract/index.ts'

const segment = (marker: number, body: Buffer) => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 2)
  return Buffer.concat([Buffer.from([0xff, marker]), length, body])
}
const frame = segment(0xc0, Buffer.from([8, 0, 16, 0, 16, 1, 1, 0x11, 0]))
const table = segment(0xdb, Buffer.alloc(65))
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0xff, 0xd0, 0x34]),
  Buffer.alloc(80, 7),
])
const place = Buffer.from('Exif\0\0GPSLatitude 32.41 Redmi')
/** A JPEG as a camera writes it: with the place, a comment, and something behind its end. */
const fromCamera = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe1, place),
  table,
  segment(0xfe, Buffer.from('bemerkt')),
  frame,
  scan,
  Buffer.from([0xff, 0xd9]),
  Buffer.from('hidden behind the end'),
])

describe('a picture', () => {
  test('keeps nothing of what the camera wrote beside it', () => {
    const clean = cleanJpeg(fromCamera) as Buffer
    expect(clean).toEqual(Buffer.concat([Buffer.from([0xff, 0xd8]), table, frame, scan, Buffer.from([0xff, 0xd9])]))
    expect(cleanJpeg(clean)).toEqual(clean)
  })

  test('that is cut off anywhere, or is none, is refused', () => {
    const whole = fromCamera.length - 'hidden behind the end'.length
    for (let length = 0; length < whole; length++)
      expect(cleanJpeg(fromCamera.subarray(0, length)), `${length}`).toBeUndefined()
    expect(cleanJpeg(Buffer.from('<svg onload="x"/>'.repeat(20)))).toBeUndefined()
    expect(cleanJpeg(Buffer.concat([Buffer.from([0xff, 0xd8]), scan, Buffer.from([0xff, 0xd9])]))).toBeUndefined()
  })
})

describe('a photograph of a paper', () => {
  let county: TestCounty
  const household = newId()
  const jpeg = fromCamera.toString('base64')
  const worker = () => county.as('worker')
  const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
  beforeAll(async () => {
    county = await startTestCounty()
    const home = { id: household, headCount: 1 }
    const visit = { door: doors.unit[0] as string, outcome: 'registered' as const, household: home }
    expect(await worker().command(recordVisit, visit)).toMatchObject({ status: 'accepted' })
  })
  afterAll(() => county.stop())

  test('is kept once, encrypted, without the place; the journal has its digest and no copy', async () => {
    const id = newId()
    const first = await worker().command(addPhoto, { household, jpeg }, { id })
    expect(first).toMatchObject({ status: 'accepted' })
    expect(await worker().command(addPhoto, { household, jpeg }, { id })).toMatchObject({ status: 'repeated' })
    const { rows } = await county.admin.query("select jpeg, size, encode(digest, 'hex') as digest from registry.photo")
    expect(rows).toHaveLength(1)
    expect(first.result).toEqual({ digest: rows[0].digest, size: rows[0].size })
    expect(rows[0].jpeg.includes('GPSLatitude')).toBe(false)
    expect((await worker().get(listPhotos, { household })).items).toMatchObject([{ id, size: rows[0].size }])
  })

  test('is refused when it is none, too large, of a household out of reach, or by whoever may not', async () => {
    const none = await worker().command(addPhoto, { household, jpeg: Buffer.alloc(300, 1).toString('base64') })
    expect(none.problem?.fields).toMatchObject([{ path: '/body/jpeg', code: 'registry.photo_unreadable' }])
    const large = await worker().command(addPhoto, { household, jpeg: 'A'.repeat(240_001) })
    expect(large.problem?.fields).toMatchObject([{ path: '/body/jpeg' }])
    expect(refusal(await county.as('workerB').command(addPhoto, { household, jpeg }))).toBe('platform.not_found')
    expect(refusal(await county.as('agencyStaff').command(addPhoto, { household, jpeg }))).toBe(
      'platform.not_permitted',
    )
    await expect(county.as('workerB').get(listPhotos, { household })).rejects.toThrow('platform.not_found')
  })

  test('is shown against a reason that stays on the record, and follows the door', async () => {
    const { items } = await worker().get(listPhotos, { household })
    const ask = { photo: items[0]?.id ?? '', reason: 'contact_household' as const, explanation: '核对户口簿' }
    const shown = await worker().command(revealPhoto, ask)
    const seen = Buffer.from((shown.result as { jpeg: string }).jpeg, 'base64')
    expect(seen).toEqual(cleanJpeg(fromCamera))
    expect(refusal(await county.as('workerB').command(revealPhoto, ask))).toBe('platform.not_found')
    const { rows } = await county.admin.query("select 1 from registry.look where fields = '{photo}'")
    expect(rows).toHaveLength(1)
    const move = { dwellings: [doors.unit[0] as string], to: areas.gridB.id }
    expect(await county.as('dispatcher').command(moveDwellings, move)).toMatchObject({ status: 'accepted' })
    await expect(worker().get(listPhotos, { household })).rejects.toThrow('platform.not_found')
    expect((await county.as('workerB').get(listPhotos, { household })).items).toHaveLength(1)
  })
})

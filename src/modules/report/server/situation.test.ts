import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { doors } from '#main/testing/county-fixture.ts'
import { uploadFile } from '#main/testing/upload.ts'
import { board, recordVisit } from '#modules/registry/contract/index.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { docx, somePhone, xlsx } from '#platform/server/files/testing/samples.ts'
import {
  draftSituation,
  editSituation,
  getSituation,
  getSituationAttached,
  listSituations,
  refreshSituation,
  signSituation,
  situationFile,
} from '../contract/index.ts'
import { situationFiles } from './index.ts'

/** The situation report: drawn, written, signed, never changed. */
let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())

const commander = () => county.as('commander')
const dispatcher = () => county.as('dispatcher')
const code = (result: Result<unknown>) => result.problem?.code
const texts = { summary: '全县平稳', done: '', problems: '', next: '' }
const first = newId()
const figure = async (id: string, name: string) =>
  (await commander().get(getSituation, { id })).figures.find((one) => one.code === name && one.part === null)

test('one press draws every figure with its source and moment, small counts of persons left out', async () => {
  await county.as('worker').command(recordVisit, { door: doors.unit[0] ?? '', outcome: 'vacant' })
  expect(code(await county.as('leaderA').command(draftSituation, {}))).toBe('platform.not_permitted')
  expect(code(await dispatcher().command(draftSituation, { figures: [] } as never))).toBe('platform.invalid')
  expect(await dispatcher().command(draftSituation, {}, { id: first })).toMatchObject({ result: { no: 1 } })
  expect(await dispatcher().command(draftSituation, {}, { id: first })).toMatchObject({ status: 'repeated' })
  expect(code(await commander().command(draftSituation, {}))).toBe('report.draft_open')
  const { situation, figures, before } = await dispatcher().get(getSituation, { id: first })
  const { area } = await dispatcher().get(board)
  expect(figures.find((one) => one.code === 'doors')?.value).toBe(area.figures.doors)
  expect(figures.find((one) => one.code === 'reached')?.value).toBe(1)
  // The county of the tests has no entrance.
  expect(new Set(figures.map(({ source }) => source)).size).toBe(8)
  expect(figures.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true)
  expect(before).toBeNull()
  expect(situation).toMatchObject({ no: 1, signedAt: null, hash: null, isIntact: null })
  expect(situation.texts.summary).toContain('全县18户，已走访有结果1户')
})

test('words are written beside the figures; of two writers the second is told', async () => {
  const body = { situation: first, version: 1, texts, notes: [{ code: 'reached' as const, note: '含昨日补录' }] }
  expect(code(await county.as('auditor').command(editSituation, body))).toBe('platform.not_permitted')
  const bad = { ...body, notes: [{ code: 'passes_in' as const, part: '没有这个口', note: 'x' }] }
  expect((await dispatcher().command(editSituation, bad)).problem?.fields?.[0]?.path).toBe('/body/notes/0/code')
  const number = { ...body, texts: { ...texts, done: '电话13800000000' } }
  expect(code(await dispatcher().command(editSituation, number))).toBe('platform.invalid')
  const id = newId()
  expect(await dispatcher().command(editSituation, body, { id })).toMatchObject({ result: { version: 2 } })
  expect(await dispatcher().command(editSituation, body, { id })).toMatchObject({ status: 'repeated' })
  expect(code(await commander().command(editSituation, { ...body, texts: { ...texts, summary: '别的' } }))).toBe(
    'report.changed_meanwhile',
  )
  expect(await figure(first, 'reached')).toMatchObject({ value: 1, note: '含昨日补录' })
  expect(code(await commander().command(editSituation, { ...body, situation: newId() }))).toBe('platform.not_found')
})

test('figures of a draft are drawn again, and its words stay', async () => {
  await county.as('worker').command(recordVisit, { door: doors.unit[1] ?? '', outcome: 'vacant' })
  const id = newId()
  const body = { situation: first, version: 2 }
  expect(code(await county.as('leaderA').command(refreshSituation, body))).toBe('platform.not_permitted')
  expect(code(await dispatcher().command(refreshSituation, { ...body, version: 1 }))).toBe('report.changed_meanwhile')
  expect(await dispatcher().command(refreshSituation, body, { id })).toMatchObject({ result: { version: 3 } })
  expect(await dispatcher().command(refreshSituation, body, { id })).toMatchObject({ status: 'repeated' })
  expect(await figure(first, 'reached')).toMatchObject({ value: 2, note: '含昨日补录' })
  expect((await dispatcher().get(getSituation, { id: first })).situation.texts.summary).toBe('全县平稳')
})

test('signed, it bears a name and a hash, and never changes again, by no way that the product has', async () => {
  const id = newId()
  const body = { situation: first, version: 3 }
  expect(code(await dispatcher().command(signSituation, body))).toBe('platform.not_permitted')
  expect(code(await commander().command(signSituation, { ...body, version: 2 }))).toBe('report.changed_meanwhile')
  expect(code(await commander().command(signSituation, { ...body, version: 0 }))).toBe('platform.invalid')
  const signed = await commander().command(signSituation, body, { id })
  expect(signed).toMatchObject({ status: 'accepted', result: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  expect(await commander().command(signSituation, body, { id })).toMatchObject({ result: signed.result })
  for (const again of [
    commander().command(editSituation, { ...body, version: 4, texts, notes: [] }),
    commander().command(refreshSituation, { ...body, version: 4 }),
    commander().command(signSituation, { ...body, version: 4 }),
  ])
    expect(code(await again)).toBe('report.signed')
  const { situation } = await county.as('leaderA').get(getSituation, { id: first })
  expect(situation).toMatchObject({ isIntact: true, signedAgency: '县指挥部' })
  expect(situation.signedName).toBeTruthy()
  // Somebody who reaches the database itself: the hash shows it.
  await county.admin.query(`update report.situation set texts = texts || '{"summary": "改过"}' where id = $1`, [first])
  expect((await commander().get(getSituation, { id: first })).situation.isIntact).toBe(false)
  await county.admin.query(`update report.situation set texts = texts || '{"summary": "全县平稳"}' where id = $1`, [
    first,
  ])
  expect((await commander().get(getSituation, { id: first })).situation.isIntact).toBe(true)
})

test('the next one shows the difference to the last, and the file says the same as the page', async () => {
  await county.as('worker').command(recordVisit, { door: doors.unit[2] ?? '', outcome: 'vacant' })
  const id = newId()
  expect((await commander().command(draftSituation, {}, { id })).result).toEqual({ no: 2 })
  const { situation, before } = await commander().get(getSituation, { id })
  expect(before).toBe(1)
  expect(await figure(id, 'reached')).toMatchObject({ value: 3, change: 1 })
  expect(await figure(id, 'doors')).toMatchObject({ change: 0 })
  const { items } = await commander().get(listSituations)
  expect(items.map(({ no, signedAt }) => [no, signedAt !== null])).toEqual([
    [2, false],
    [1, true],
  ])
  expect(situation.from).toBe(items[1]?.to)
  await expect(county.as('worker').get(listSituations)).rejects.toThrow('platform.not_permitted')
  const json = (await commander().get(situationFile, { id: first, format: 'json' })) as { figures: unknown[] }
  expect(json.figures).toEqual((await commander().get(getSituation, { id: first })).figures)
  const empty = { situation: id, version: 1, texts: { ...texts, summary: ' ' }, notes: [] }
  expect(await commander().command(editSituation, empty)).toMatchObject({ status: 'accepted' })
  expect(code(await commander().command(signSituation, { situation: id, version: 2 }))).toBe('report.text_missing')
})

test('files go with a draft and come off it; signed, they are part of the hash and read by whoever reads the report', async () => {
  const { items } = await commander().get(listSituations)
  const id = items[0]?.id ?? ''
  const write = async (more: object, who = dispatcher()) => {
    const { version } = (await commander().get(getSituation, { id })).situation
    return who.command(editSituation, { situation: id, version, texts, notes: [], ...more })
  }
  const shown = async () => (await commander().get(getSituation, { id })).files
  const list = await uploadFile(dispatcher(), '名单.xlsx', xlsx([somePhone]))
  const table = await uploadFile(dispatcher(), '卡口人员.docx', docx(['每点两人']))
  const of = ({ upload, digest }: { upload: string; digest: string }) => ({ upload, digest })

  // What is refused changes nothing, neither files nor words.
  const refused = await write({ files: [of(table), of(list)], texts: { ...texts, done: '不该存下' } })
  expect(refused.problem?.fields?.map(({ path, code }) => [path, code])).toEqual([
    ['/body/files/1', 'file.numbers_found'],
  ])
  const stranger = await write({ files: [of(table)] }, commander())
  expect(stranger.problem?.fields?.map(({ code }) => code)).toEqual(['file.upload_gone'])
  expect([await shown(), (await commander().get(getSituation, { id })).situation.texts.done]).toEqual([[], ''])

  expect(await write({ files: [of(table), { ...of(list), why: '值班电话' }] })).toMatchObject({ status: 'accepted' })
  expect((await shown()).map(({ name, hasNumbers }) => [name, hasNumbers])).toEqual([
    ['卡口人员.docx', false],
    ['名单.xlsx', true],
  ])
  const wrong = await write({ drops: [list.upload, newId()] })
  expect(wrong.problem?.fields?.map(({ path }) => path)).toEqual(['/body/drops/1'])
  expect(await shown()).toHaveLength(2)
  expect(await write({ drops: [list.upload] })).toMatchObject({ status: 'accepted' })
  expect((await shown()).map(({ digest }) => digest)).toEqual([table.digest])
  const many = await Promise.all(
    Array.from({ length: 10 }, (_one, nth) => uploadFile(dispatcher(), `${nth}.txt`, Buffer.from(`第${nth}页`))),
  )
  expect(code(await write({ files: many.map(of) }))).toBe('report.files_full')

  const { version } = (await commander().get(getSituation, { id })).situation
  const signed = await commander().command(signSituation, { situation: id, version })
  expect(signed).toMatchObject({ status: 'accepted' })
  expect(code(await write({ drops: [table.upload] }))).toBe('report.signed')
  const save = (who: typeof commander, file = table.upload) =>
    who().raw('GET', `${getSituationAttached.path}?id=${file}`)
  expect((await save(() => county.as('leaderA'))).headers['content-disposition']).toContain('attachment')
  expect(await save(() => county.as('worker'))).toMatchObject({ status: 403 })
  expect(await save(commander, list.upload)).toMatchObject({ status: 404 })
  const csv = String(await commander().get(situationFile, { id, format: 'csv', language: 'zh-Hans' }))
  expect(csv).toContain(table.digest)
  // By the clock and in the words of the screen.
  expect(csv).toMatch(/时段 \(UTC\+8\),\d{4}-\d{2}-\d{2} \d{2}:\d{2},\d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
  expect(csv).toContain('覆盖台账')
  expect(csv).not.toMatch(/registry|\d{2}Z/)

  // Somebody who reaches the database itself and puts another file in its place: the hash shows it.
  const intact = async () => (await commander().get(getSituation, { id })).situation.isIntact
  expect(await intact()).toBe(true)
  await county.admin.query(`update report.file set name = '别的.docx' where id = $1`, [table.upload])
  expect(await intact()).toBe(false)
  await county.admin.query(`update report.file set name = '卡口人员.docx' where id = $1`, [table.upload])
  const pool = createPool(county.runtime.database.worker, 1, () => undefined)
  try {
    const asked = [table.digest, list.digest]
    const named = await withClient(pool, (client) => situationFiles(queryable(client), 510727, asked))
    expect(named).toEqual([table.digest])
  } finally {
    await pool.end()
  }
})

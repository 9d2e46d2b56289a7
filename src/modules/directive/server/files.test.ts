import { randomBytes } from 'node:crypto'
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { agencies, areas } from '#main/testing/county-fixture.ts'
import { finish, sendPart, sha256, uploadFile } from '#main/testing/upload.ts'
import { type Attach, type Checked, largestFile, largestPart, uploadState } from '#platform/contract/file.ts'
import type { ProblemBody } from '#platform/contract/index.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { openDisk } from '#platform/server/files/disk.ts'
import { openFiles } from '#platform/server/files/files.ts'
import { sweepFiles } from '#platform/server/files/sweep.ts'
import { png } from '#platform/server/files/testing/pictures.ts'
import { docx, line, pdf, someId, somePhone } from '#platform/server/files/testing/samples.ts'
import { verifyFiles } from '#platform/server/files/verify.ts'
import * as c from '../contract/index.ts'
import { directiveFiles } from './index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['file', 'event', 'owner', 'demand', 'directive'])
    await county.admin.query(`delete from directive.${table}`)
})

const commander = () => county.as('commander')
const police = () => county.as('policeOfficer')
const health = () => county.as('healthOfficer')
const paper = docx(['关于做好联防联控的通知', '守好六个卡口'])
const proof = pdf(line('All six posts are manned'))
const attached = ({ upload, digest }: Checked, more: Partial<Attach> = {}): Attach => ({ upload, digest, ...more })
const issue = (files: Attach[], id = newId(), owners = [agencies.police.id]) => {
  const dueAt = new Date(Date.now() + 8 * 3_600_000).toISOString()
  const demands = [{ text: '守好六个卡口', asks: 'words' as const, dueAt, owners }]
  return commander().command(c.issue, { place: areas.county.id, title: '通知', demands, files }, { id })
}
const codeOf = ({ body }: { body: unknown }) => (body as ProblemBody).code
const fieldOf = (result: Result<unknown>) => result.problem?.fields?.map(({ path, code }) => `${path} ${code}`)
const save = (who: TestClient, query: { path: string }, id: string) => who.raw('GET', `${query.path}?id=${id}`)

describe('a paper with a Word file', () => {
  test('is kept by its hash outside the database, and read by the issuer and the owners alone', async () => {
    const checked = await uploadFile(commander(), 'C:\\通知.docx', paper)
    expect(checked).toMatchObject({
      name: '通知.docx',
      kind: 'docx',
      digest: sha256(paper),
      searched: 'all',
      identity: 0,
    })
    const id = newId()
    expect(await issue([attached(checked)], id)).toMatchObject({ status: 'accepted' })
    expect(await issue([attached(checked)], id)).toMatchObject({ status: 'conflict' })
    const { files } = await police().get(c.getOwn, { id })
    expect(files).toMatchObject([{ id: checked.upload, demand: null, digest: sha256(paper), size: paper.length }])
    for (const [who, query] of [
      [commander(), c.getFile],
      [police(), c.getOwnFile],
    ] as const) {
      const { status, body, headers } = await save(who, query, checked.upload)
      expect(status).toBe(200)
      expect(body).toEqual(paper)
      expect(headers).toMatchObject({
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('通知.docx')}`,
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
    }
    expect(codeOf(await save(health(), c.getOwnFile, checked.upload))).toBe('platform.not_found')
    expect(codeOf(await save(police(), c.getFile, checked.upload))).toBe('platform.not_permitted')
    // What its sender lets go of after the paper has it is not the paper's.
    await commander().raw('DELETE', `/api/file/upload?upload=${checked.upload}`)
    expect((await save(police(), c.getOwnFile, checked.upload)).body).toEqual(paper)
    const { rows } = await county.admin.query('select * from directive.file')
    expect(rows).toHaveLength(1)
    expect(rows[0].sealed_under).toBe('county-510727')
  })

  test('sent again with the same id is the same; a file is used once, and belongs to whoever sent it', async () => {
    const checked = await uploadFile(commander(), '通知.docx', paper)
    const body = { place: areas.county.id, title: '通知', files: [attached(checked)] }
    const dueAt = new Date(Date.now() + 8 * 3_600_000).toISOString()
    const whole = { ...body, demands: [{ text: '守', asks: 'words' as const, dueAt, owners: [agencies.police.id] }] }
    const id = newId()
    const first = await commander().command(c.issue, whole, { id })
    expect(await commander().command(c.issue, whole, { id })).toMatchObject({
      status: 'repeated',
      result: first.result,
    })
    expect((await issue([attached(checked)])).problem?.code).toBe('platform.changed_meanwhile')
    const other = await uploadFile(police(), '通知.docx', paper)
    expect(fieldOf(await issue([attached(other)]))).toEqual(['/body/files/0 file.upload_gone'])
    const own = await uploadFile(commander(), '通知.docx', paper)
    const wrong = attached(own, { digest: sha256(proof) })
    expect(fieldOf(await issue([wrong]))).toEqual(['/body/files/0 file.upload_gone'])
    expect(fieldOf(await issue([attached(own), attached(own)]))).toEqual(['/body/files/1 platform.field_choice'])
    expect((await county.admin.query('select 1 from directive.directive')).rows).toHaveLength(1)
  })

  test('that holds numbers of persons says how many, and goes out only with a reason, under the emergency', async () => {
    const checked = await uploadFile(commander(), '名单.docx', docx([`某某 ${someId} ${somePhone}`]))
    expect(checked).toMatchObject({ identity: 1, phone: 1 })
    const refused = await issue([attached(checked)])
    expect(fieldOf(refused)).toEqual(['/body/files/0 file.numbers_found'])
    expect(JSON.stringify(refused)).not.toContain(someId.slice(0, 8))
    expect(fieldOf(await issue([attached(checked, { why: `见${somePhone}` })]))).toEqual([
      '/body/files/0/why platform.field_person_number',
    ])
    const id = newId()
    expect(await issue([attached(checked, { why: '移交协查名单，原件已核' })], id)).toMatchObject({
      status: 'accepted',
    })
    const { rows } = await county.admin.query('select sealed_under, identity, phone from directive.file')
    expect(rows).toMatchObject([{ identity: 1, phone: 1 }])
    expect(rows[0].sealed_under).toMatch(/^emergency-/)
    expect((await police().get(c.getOwn, { id })).files).toMatchObject([{ hasNumbers: true }])
  })

  test('that no program can search goes out once somebody says that it was looked through', async () => {
    const checked = await uploadFile(commander(), '红头.png', png)
    expect(checked).toMatchObject({ searched: 'none', kind: 'png' })
    expect(fieldOf(await issue([attached(checked)]))).toEqual(['/body/files/0 file.not_looked_through'])
    expect(await issue([attached(checked, { looked: true })])).toMatchObject({ status: 'accepted' })
    const { body } = await save(commander(), c.getFile, checked.upload)
    expect(sha256(body as Buffer)).toBe(checked.digest)
    expect((body as Buffer).includes('someone')).toBe(false)
  })

  test('words of a directive hold no number either, however it is written', async () => {
    const dueAt = new Date(Date.now() + 8 * 3_600_000).toISOString()
    const demands = [
      { text: '找１３８ ００００ ００００', asks: 'words' as const, dueAt, owners: [agencies.police.id] },
    ]
    const sent = await commander().command(c.issue, { place: areas.county.id, title: '138-0000-0000', demands })
    expect(fieldOf(sent)).toEqual([
      '/body/title platform.field_person_number',
      '/body/demands/0/text platform.field_person_number',
    ])
  })
})

describe('the proof of a demand', () => {
  test('is a PDF that the issuer and the own agency read, and no other owner', async () => {
    const directive = newId()
    await issue([], directive, [agencies.police.id, agencies.health.id])
    const checked = await uploadFile(police(), '到岗.pdf', proof)
    const body = { directive, demand: 1, said: '六个点已到岗', files: [attached(checked)] }
    expect(await police().command(c.report, body)).toMatchObject({ status: 'accepted' })
    const { files } = await commander().get(c.getDirective, { id: directive })
    expect(files).toMatchObject([{ demand: 1, agency: agencies.police.id, name: '到岗.pdf', kind: 'pdf' }])
    expect((await save(commander(), c.getFile, checked.upload)).body).toEqual(proof)
    expect((await police().get(c.getOwn, { id: directive })).files).toHaveLength(1)
    expect((await health().get(c.getOwn, { id: directive })).files).toEqual([])
    expect(codeOf(await save(health(), c.getOwnFile, checked.upload))).toBe('platform.not_found')
  })

  test('does not go with a report that is refused, nor onto a demand of others', async () => {
    const directive = newId()
    await issue([], directive, [agencies.health.id])
    const checked = await uploadFile(police(), '到岗.pdf', proof)
    const sent = await police().command(c.report, { directive, demand: 1, said: '替', files: [attached(checked)] })
    expect(sent.problem?.code).toBe('platform.not_found')
    expect((await county.admin.query('select 1 from directive.file')).rows).toEqual([])
  })
})

describe('an upload', () => {
  const large = Buffer.concat([Buffer.from('各乡镇通知\n'), Buffer.from('守好卡口\n'.repeat(120_000))])

  test('that is cut in the middle goes on from there, and a part that comes twice counts once', async () => {
    const upload = newId()
    const part = (from: number) =>
      sendPart(commander(), upload, from, large.length, large.subarray(from, from + largestPart))
    expect((await part(0)).body).toEqual({ received: largestPart })
    expect(await part(2 * largestPart)).toMatchObject({ status: 409, body: { code: 'file.wrong_offset' } })
    expect(await commander().get(uploadState, { upload })).toEqual({ received: largestPart })
    expect((await finish(commander(), upload, 'a.txt', large)).body).toMatchObject({
      code: 'file.wrong_offset',
      detail: { received: largestPart },
    })
    expect((await part(0)).body).toEqual({ received: largestPart })
    for (let from = largestPart; from < large.length; from += largestPart) expect((await part(from)).status).toBe(200)
    const done = await finish(commander(), upload, 'a.txt', large)
    expect(done).toMatchObject({ status: 200, body: { digest: sha256(large), kind: 'text' } })
    expect((await finish(commander(), upload, 'a.txt', large)).body).toEqual(done.body)
    expect(await commander().get(uploadState, { upload })).toMatchObject({ checked: { digest: sha256(large) } })
    expect(await police().get(uploadState, { upload })).toEqual({ received: 0 })
    expect((await commander().raw('DELETE', `/api/file/upload?upload=${upload}`)).status).toBe(200)
    expect(await commander().get(uploadState, { upload })).toEqual({ received: 0 })
  })

  test.each([
    ['of a wrong type', Buffer.from('<svg onload="x"/>'), 415, 'file.active'],
    ['with macros', docx(['a'], { 'word/vbaProject.bin': 'x' }), 415, 'file.has_macros'],
    ['that is a program', Buffer.concat([Buffer.from('MZ'), randomBytes(200)]), 415, 'file.active'],
    ['that is damaged', paper.subarray(0, 150), 422, 'file.damaged'],
  ])('%s is refused with a word that says what to do, whatever its name', async (_what, bytes, status, code) => {
    const upload = newId()
    await sendPart(commander(), upload, 0, bytes.length, bytes)
    expect(await finish(commander(), upload, '通知.docx', bytes)).toMatchObject({ status, body: { code } })
    expect(await commander().get(uploadState, { upload })).toEqual({ received: 0 })
  })

  test('that is too large, cut up wrongly, or not what it was said to be', async () => {
    const [upload, bytes] = [newId(), Buffer.from('abc')]
    expect(await sendPart(commander(), upload, 0, largestFile + 1, bytes)).toMatchObject({
      status: 413,
      body: { code: 'file.too_large' },
    })
    const huge = await sendPart(commander(), upload, 0, largestFile, Buffer.alloc(largestPart + 1))
    expect(huge).toMatchObject({ status: 413 })
    expect((await sendPart(commander(), upload, -1, 3, bytes)).status).toBe(400)
    expect((await sendPart(commander(), 'x', 0, 3, bytes)).status).toBe(400)
    await sendPart(commander(), upload, 0, 3, bytes)
    expect(await finish(commander(), upload, 'a.txt', bytes, sha256(paper))).toMatchObject({
      status: 422,
      body: { code: 'file.digest_differs' },
    })
    expect((await finish(commander(), upload, '', bytes)).status).toBe(400)
    expect((await county.stranger().raw('POST', '/api/file/finish', {})).status).toBe(401)
    const type = { 'content-type': 'application/octet-stream' }
    expect((await commander().raw('POST', '/api/commands', bytes, type)).status).toBe(415)
  })

  test('onto a full disk says so, loses nothing, and goes on when there is room', async () => {
    const { services } = county.server
    const { runtime, vault, files } = services
    const upload = newId()
    await sendPart(commander(), upload, 0, large.length, large.subarray(0, largestPart))
    const full = openDisk()
    const write: typeof full.write = () => Promise.reject(Object.assign(new Error(), { code: '53100' }))
    services.files = openFiles(runtime.folder, vault, { ...full, free: async () => 4096, write })
    try {
      const next = large.subarray(largestPart, 2 * largestPart)
      expect(await sendPart(commander(), upload, largestPart, large.length, next)).toMatchObject({
        status: 507,
        body: { code: 'platform.storage_full' },
      })
    } finally {
      services.files = files
    }
    expect(await commander().get(uploadState, { upload })).toEqual({ received: largestPart })
    const others = await commander().raw('DELETE', `/api/file/uploads?keep=${upload}`)
    expect([others.status, await commander().get(uploadState, { upload })]).toEqual([200, { received: largestPart }])
    expect((await county.stranger().raw('DELETE', '/api/file/uploads')).status).toBe(401)
    expect(await uploadFile(commander(), 'a.txt', large, upload)).toMatchObject({ digest: sha256(large) })
  })
})

test('what a paper names is never swept; what nobody used is, after a day', async () => {
  const checked = await uploadFile(commander(), '通知.docx', paper)
  const id = newId()
  await issue([attached(checked)], id)
  const left = await uploadFile(commander(), '没用上.pdf', proof)
  const pool = createPool(county.runtime.database.worker, 1, () => undefined)
  try {
    const sweep = (before: number) =>
      sweepFiles({ pool, files: county.server.services.files, names: [directiveFiles] }, before)
    await sweep(Date.now() - 60_000)
    expect(await commander().get(uploadState, { upload: left.upload })).toMatchObject({
      checked: { name: '没用上.pdf' },
    })
    await sweep(Date.now() + 60_000)
    expect(await commander().get(uploadState, { upload: left.upload })).toEqual({ received: 0 })
    expect((await save(police(), c.getOwnFile, checked.upload)).body).toEqual(paper)
    await county.admin.query('delete from directive.file')
    await sweep(Date.now() + 60_000)
    const kept = readdirSync(join(county.runtime.folder, 'files'), { recursive: true, withFileTypes: true })
    expect(kept.filter((entry) => entry.isFile())).toEqual([])
  } finally {
    await pool.end()
  }
})

test('a restored folder is held against the records: what is missing, what is not what was attached, what was closed for good', async () => {
  const checked = await uploadFile(commander(), '通知.docx', paper)
  await issue([attached(checked)])
  const { folder, database } = county.runtime
  const look = (opens: boolean) => verifyFiles({ migratorUrl: database.migrator, folder, opens })
  expect(await look(true)).toEqual({ ok: true, files: 1, closed: 0, problems: [] })
  const kept = join(folder, 'files')
  const copy = join(folder, 'files.backup')
  cpSync(kept, copy, { recursive: true })
  rmSync(kept, { recursive: true })
  const about = { county: 510727, digest: sha256(paper) }
  expect(await look(false)).toMatchObject({ ok: false, problems: [{ kind: 'missing', ...about }] })
  expect(codeOf(await save(police(), c.getOwnFile, checked.upload))).toBe('file.gone')
  cpSync(copy, kept, { recursive: true })
  expect(await look(true)).toMatchObject({ ok: true })
  expect((await save(police(), c.getOwnFile, checked.upload)).body).toEqual(paper)
  const [file] = readdirSync(kept, { recursive: true, withFileTypes: true }).filter(({ name }) => name === about.digest)
  writeFileSync(join(file?.parentPath ?? '', about.digest), randomBytes(100))
  expect(await look(false)).toMatchObject({ ok: true })
  expect(await look(true)).toMatchObject({ ok: false, problems: [{ kind: 'changed', ...about }] })
  await county.admin.query("update directive.file set sealed_under = 'emergency-00000000-0000-7000-8000-000000000000'")
  expect(await look(true)).toEqual({ ok: true, files: 1, closed: 1, problems: [] })
})

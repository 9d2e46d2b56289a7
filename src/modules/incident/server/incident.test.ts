import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { agencies, areas, doors } from '#main/testing/county-fixture.ts'
import { sha256, uploadFile } from '#main/testing/upload.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { png } from '#platform/server/files/testing/pictures.ts'
import { docx } from '#platform/server/files/testing/samples.ts'
import * as c from '../contract/index.ts'
import { incidentFiles } from './index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['file', 'event', 'incident']) await county.admin.query(`delete from incident.${table}`)
})

const worker = () => county.as('worker')
const leader = () => county.as('communityLeader')
const police = () => county.as('policeOfficer')
const refusal = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
const body = (change: object = {}): BodyOf<typeof c.reportIncident> => ({
  place: areas.compound.id,
  kind: 'help_medicine',
  what: '独居老人断药，需要降压药',
  spot: '2栋1单元',
  ...change,
})
const reported = async (change: object = {}, who = worker()) => {
  const id = newId()
  expect(await who.command(c.reportIncident, body(change), { id })).toMatchObject({ status: 'accepted' })
  return id
}
const toPolice = (incident: string) => leader().command(c.assignIncident, { incident, agency: agencies.police.id })

test('a report is numbered once, has its clock by kind, and keeps who is to be called back encrypted', async () => {
  const id = newId()
  const contact = { name: '尕让', phone: '00000000001' }
  const first = await worker().command(c.reportIncident, body({ contact }), { id })
  expect(first).toMatchObject({ status: 'accepted', result: { no: 1 } })
  const due = Date.parse((first.result as { dueAt: string }).dueAt)
  expect(Math.abs(due - Date.now() - 2 * 3_600_000)).toBeLessThan(60_000)
  expect(await worker().command(c.reportIncident, body({ contact }), { id })).toMatchObject({ status: 'repeated' })
  const { rows } = await county.admin.query('select contact from incident.incident')
  expect(rows[0].contact.toString()).not.toContain('尕让')
  expect((await leader().get(c.listIncidents)).items).toMatchObject([
    { id, hasContact: true, state: 'open', late: false },
  ])
  expect(await reported({ kind: 'hazard', place: areas.gridB.id }, county.as('workerB'))).toBeTruthy()
  expect((await leader().get(c.listIncidents)).items).toHaveLength(1)
  expect((await county.as('commander').get(c.listIncidents)).items.map(({ no }) => no)).toEqual([1, 2])
})

test('a report without place, with a number in its words, or by nobody in particular is refused', async () => {
  expect(refusal(await worker().command(c.reportIncident, body({ place: newId() })))).toBe('platform.not_found')
  expect(refusal(await worker().command(c.reportIncident, body({ place: doors.gridB[0] })))).toBe('platform.not_found')
  const named = await worker().command(c.reportIncident, body({ what: '请打13800000000' }))
  expect(named.problem?.fields?.map(({ path }) => path)).toEqual(['/body/what'])
  expect(refusal(await county.as('auditor').command(c.reportIncident, body()))).toBe('platform.not_permitted')
  expect((await county.admin.query('select 1 from incident.incident')).rows).toEqual([])
})

test('it is assigned, noted, solved by the agency in charge, and closed when whoever reported was told', async () => {
  const incident = await reported()
  await worker().command(c.addNote, { incident, said: '老人血压高' })
  expect(refusal(await police().command(c.solveIncident, { incident, result: '已送药' }))).toBe('platform.not_found')
  expect(await toPolice(incident)).toMatchObject({ status: 'accepted', result: { state: 'assigned' } })
  const mine = await police().get(c.myIncidents)
  expect(mine.items.map(({ id, agencyName }) => [id, agencyName])).toEqual([[incident, '县公安局']])
  expect((await police().get(c.getOwnIncident, { id: incident })).events.map(({ said }) => said)).toContain(
    '老人血压高',
  )
  expect(refusal(await leader().command(c.tellBack, { incident }))).toBe('incident.wrong_state')
  expect((await police().command(c.solveIncident, { incident, result: '药已送到' })).result).toEqual({
    state: 'solved',
  })
  expect(refusal(await police().command(c.solveIncident, { incident, result: '又' }))).toBe('incident.wrong_state')
  expect(await leader().get(c.countIncidents)).toMatchObject({ open: 0, assigned: 0, toTell: 1 })
  expect((await worker().get(c.myIncidents, { show: 'solved' })).items).toMatchObject([{ result: '药已送到' }])
  await leader().command(c.reopenIncident, { incident, why: '药不对' })
  expect((await police().get(c.getOwnIncident, { id: incident })).incident).toMatchObject({
    state: 'assigned',
    result: null,
  })
  await police().command(c.solveIncident, { incident, result: '换药送到' })
  await leader().command(c.tellBack, { incident, said: '已电话告知' })
  const { events, incident: closed } = await leader().get(c.getIncident, { id: incident })
  expect(closed).toMatchObject({ state: 'closed', result: '换药送到' })
  expect(events.map(({ what }) => what).reverse()).toEqual([
    ...['reported', 'noted', 'assigned', 'solved', 'reopened', 'solved', 'told'],
  ])
})

test('it is taken back from its agency with a reason: nobody’s again, its clock goes on, and the agency reads it no more', async () => {
  const incident = await reported()
  const why = '应由镇里办'
  expect(refusal(await leader().command(c.unassignIncident, { incident, why }))).toBe('incident.wrong_state')
  await toPolice(incident)
  const { dueAt } = (await leader().get(c.getIncident, { id: incident })).incident
  await police().command(c.addNote, { incident, said: '在路上' })
  const silent = await leader().command(c.unassignIncident, { incident, why: ' ' })
  expect(silent.problem?.fields?.map(({ path }) => path)).toEqual(['/body/why'])
  expect(refusal(await police().command(c.unassignIncident, { incident, why }))).toBe('platform.not_permitted')
  expect(refusal(await county.as('leaderB').command(c.unassignIncident, { incident, why }))).toBe('platform.not_found')
  const id = newId()
  expect((await leader().command(c.unassignIncident, { incident, why }, { id })).result).toEqual({ state: 'open' })
  expect((await leader().command(c.unassignIncident, { incident, why }, { id })).status).toBe('repeated')
  const whole = await leader().get(c.getIncident, { id: incident })
  expect(whole.incident).toMatchObject({ state: 'open', agency: null, agencyName: null, dueAt })
  expect(whole.events[0]).toMatchObject({ what: 'unassigned', said: why })
  expect((await police().get(c.myIncidents)).items).toEqual([])
  await expect(police().get(c.getOwnIncident, { id: incident })).rejects.toThrow('platform.not_found')
  expect(await leader().get(c.countIncidents)).toMatchObject({ open: 1, assigned: 0 })
  // Given out again it is with all that was said.
  await toPolice(incident)
  const said = (await police().get(c.getOwnIncident, { id: incident })).events.map(({ what }) => what).reverse()
  expect(said).toEqual(['reported', 'assigned', 'noted', 'unassigned', 'assigned'])
  await police().command(c.solveIncident, { incident, result: '已办' })
  expect(refusal(await leader().command(c.unassignIncident, { incident, why }))).toBe('incident.wrong_state')
})

test('files go with a note and with the result, and are read by whoever reads the incident, also by the next agency', async () => {
  const incident = await reported()
  const photo = await uploadFile(worker(), 'IMG_1.png', png)
  const files = [{ upload: photo.upload, digest: photo.digest }]
  const note = { incident, said: '现场照片', files }
  expect((await worker().command(c.addNote, note)).problem?.fields?.map(({ code }) => code)).toEqual([
    'file.not_looked_through',
  ])
  expect((await county.admin.query('select 1 from incident.file')).rows).toEqual([])
  const looked = [{ upload: photo.upload, digest: photo.digest, looked: true }]
  expect(await worker().command(c.addNote, { ...note, files: looked })).toMatchObject({ status: 'accepted' })
  const save = (who: TestClient, { path }: { path: string }, id = photo.upload) => who.raw('GET', `${path}?id=${id}`)
  expect(await save(police(), c.getOwnIncidentFile)).toMatchObject({ status: 404 })
  await toPolice(incident)
  expect(sha256((await save(police(), c.getOwnIncidentFile)).body as Buffer)).toBe(photo.digest)
  expect((await save(leader(), c.getIncidentFile)).headers).toMatchObject({ 'content-type': 'image/png' })
  expect(await save(county.as('workerB'), c.getOwnIncidentFile)).toMatchObject({ status: 404 })
  expect(await save(worker(), c.getIncidentFile)).toMatchObject({ status: 403 })
  const paper = await uploadFile(police(), '调解协议.docx', docx(['双方同意']))
  const result = { incident, result: '已调解', files: [{ upload: paper.upload, digest: paper.digest }] }
  const id = newId()
  expect(await police().command(c.solveIncident, result, { id })).toMatchObject({ status: 'accepted' })
  expect(await police().command(c.solveIncident, result, { id })).toMatchObject({ status: 'repeated' })
  const whole = await leader().get(c.getIncident, { id: incident })
  expect(whole.files.map(({ name, searched }) => [name, searched])).toEqual([
    ['IMG_1.png', 'none'],
    ['调解协议.docx', 'all'],
  ])
  expect(whole.events.map(({ what, files: came }) => [what, came]).reverse()).toEqual([
    ['reported', []],
    ['noted', [photo.upload]],
    ['assigned', []],
    ['solved', [paper.upload]],
  ])
  const pool = createPool(county.runtime.database.worker, 1, () => undefined)
  try {
    const asked = (digests: string[]) => withClient(pool, (client) => incidentFiles(queryable(client), 510727, digests))
    expect(await asked([photo.digest, sha256(Buffer.from('x'))])).toEqual([photo.digest])
  } finally {
    await pool.end()
  }
})

test('an unknown agency is refused at its field', async () => {
  const incident = await reported()
  const wrong = await leader().command(c.assignIncident, { incident, agency: newId() })
  expect(wrong.problem?.fields?.map(({ path }) => path)).toEqual(['/body/agency'])
})

test('two reports of one matter are joined; the other lives on and tells of both', async () => {
  const [first, second] = [await reported(), await reported({ what: '同一位老人又来电' })]
  expect(refusal(await leader().command(c.joinIncident, { incident: first, into: first }))).toBe('incident.into_itself')
  expect((await leader().command(c.joinIncident, { incident: second, into: first })).result).toEqual({
    state: 'joined',
  })
  expect(refusal(await toPolice(second))).toBe('incident.wrong_state')
  expect((await leader().get(c.getIncident, { id: first })).joined).toMatchObject([{ id: second }])
  expect((await leader().get(c.listIncidents)).items.map(({ id }) => id)).toEqual([first])
})

test('who is to be called back is shown to the agency in charge, against a reason that everybody concerned can read', async () => {
  const incident = await reported({ contact: { phone: '00000000001' } })
  expect(refusal(await police().command(c.revealContact, { incident, reason: '回电' }))).toBe('platform.not_found')
  await toPolice(incident)
  expect((await police().command(c.revealContact, { incident, reason: '回电' })).result).toEqual({
    phone: '00000000001',
  })
  const { events } = await leader().get(c.getIncident, { id: incident })
  expect(events[0]).toMatchObject({ what: 'looked', said: '回电' })
  const none = await reported()
  await toPolice(none)
  expect(refusal(await police().command(c.revealContact, { incident: none, reason: '回电' }))).toBe(
    'incident.no_contact',
  )
})

test('what is not settled by its clock is late, and first in the list', async () => {
  const [later, late] = [await reported({ kind: 'help_birth' }), await reported({ kind: 'dispute' })]
  await county.admin.query("update incident.incident set due_at = now() - interval '1 minute' where id = $1", [late])
  expect((await leader().get(c.listIncidents)).items.map(({ id, late: is }) => [id, is])).toEqual([
    [late, true],
    [later, false],
  ])
  expect((await leader().get(c.listIncidents, { show: 'late' })).items).toHaveLength(1)
  expect(await leader().get(c.countIncidents)).toMatchObject({ open: 2, late: 1, kinds: { help_birth: 1, dispute: 1 } })
})

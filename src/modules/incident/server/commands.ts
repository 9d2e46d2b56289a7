import { raise, settle } from '#modules/notice/server/index.ts'
import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { attach } from '#platform/server/files/attach.ts'
import {
  addNote,
  assignIncident,
  clockHours,
  incidentProblems,
  joinIncident,
  reopenIncident,
  reportIncident,
  revealContact,
  solveIncident,
  tellBack,
  unassignIncident,
} from '../contract/index.ts'
import { agencyById, giveEvents, type IncidentRow, insertIncident, nextNo, unassign } from './queries.ts'
import { files, giveFiles } from './queries-files.ts'
import { given, inState, move, note } from './work.ts'

const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' })

/** The place is one of the county; somebody at a checkpoint may report of a village that is not the own one. */
const reportHandler = handleEach(reportIncident, async (work, { id, body, occurredAt }) => {
  const place = await findPlace(work, body.place)
  if (!place) throw new Problem(problems.not_found)
  const contact = body.contact && (body.contact.name || body.contact.phone) ? body.contact : null
  if (contact && work.emergency === null) throw new Problem(problems.no_live_emergency)
  const now = Number(year.format(work.receivedAt))
  const no = await nextNo(work.db, work.county, now)
  const dueAt = new Date(work.receivedAt.getTime() + clockHours[body.kind] * 3_600_000)
  // A phone's clock may be ahead; nothing happened after the server heard of it.
  const at = new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
  await work.db.query(insertIncident, [
    ...[
      work.county,
      id,
      now,
      no,
      body.kind,
      place.id,
      place.path,
      body.spot ?? null,
      body.what,
      body.source ?? 'staff',
    ],
    contact ? work.emergency : null,
    contact ? work.vault.seal(work.key, `incident.incident:${id}`, JSON.stringify(contact)) : null,
    ...[work.account, at, work.receivedAt, dueAt, body.finding ?? null],
  ])
  await note(work, id, { id, path: place.path, agency: null, reported_by: work.account }, 'reported')
  return { year: now, no, dueAt: dueAt.toISOString() }
})

const assignHandler = handleEach(assignIncident, async (work, { id, body }) => {
  const row = await inState(work, body.incident, 'open', 'assigned')
  const [agency] = await work.db.query<{ id: string; name: string }>(agencyById, [work.county, body.agency])
  if (!agency)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/agency', definition: problems.field_choice }])
  await move(work, row, 'assigned', { agency: agency.id })
  await work.db.query(giveEvents, [work.county, row.id, agency.id])
  await work.db.query(giveFiles, [work.county, row.id, agency.id])
  // To whom stays in the log when it is somebody else's later.
  const said = [agency.name, body.said].filter(Boolean).join('：')
  await note(work, id, { ...row, agency: agency.id }, 'assigned', said)
  await settle(work, ['incident_given'], row.id)
  await raise(work, given(row, agency.id, id))
  return { state: 'assigned' }
})

const unassignHandler = handleEach(unassignIncident, async (work, { id, body }) => {
  const row = await inState(work, body.incident, 'assigned')
  if (!row.agency) throw new Problem(incidentProblems.wrong_state)
  await work.db.query(unassign, [work.county, row.id])
  await work.db.query(giveEvents, [work.county, row.id, null])
  await work.db.query(giveFiles, [work.county, row.id, null])
  await note(work, id, { ...row, agency: null }, 'unassigned', body.why)
  await settle(work, ['incident_given'], row.id)
  const to = [{ agency: row.agency, permission: 'incident.solve' }]
  await raise(work, { kind: 'incident_taken_back', record: row.id, key: id, to })
  return { state: 'open' }
})

const noteHandler = handleEach(addNote, async (work, { id, body }) => {
  const row = await inState(work, body.incident, 'open', 'assigned', 'solved')
  await files.insert(work.db, doneBy(work, id), readBy(row), await attach(work, body.files))
  await note(work, id, row, 'noted', body.said)
  return { state: row.state }
})

const solveHandler = handleEach(solveIncident, async (work, { id, body }) => {
  const row = await inState(work, body.incident, 'open', 'assigned')
  await move(work, row, 'solved', { result: body.result })
  await files.insert(work.db, doneBy(work, id), readBy(row), await attach(work, body.files))
  await note(work, id, row, 'solved', body.result)
  await settle(work, ['incident_given', 'incident_late'], row.id)
  return { state: 'solved' }
})

const tellHandler = handleEach(tellBack, async (work, { id, body }) => {
  const row = await inState(work, body.incident, 'solved')
  await move(work, row, 'closed')
  await note(work, id, row, 'told', body.said)
  return { state: 'closed' }
})

const reopenHandler = handleEach(reopenIncident, async (work, { id, body }) => {
  const row = await inState(work, body.incident, 'solved', 'closed')
  const state = row.agency ? 'assigned' : 'open'
  await move(work, row, state)
  await note(work, id, row, 'reopened', body.why)
  if (row.agency) await raise(work, given(row, row.agency, id))
  return { state }
})

const joinHandler = handleEach(joinIncident, async (work, { id, body }) => {
  if (body.incident === body.into) throw new Problem(incidentProblems.into_itself)
  const into = await inState(work, body.into, 'open', 'assigned', 'solved')
  const row = await inState(work, body.incident, 'open', 'assigned')
  await move(work, row, 'joined', { into: into.id })
  await note(work, id, row, 'joined')
  await settle(work, ['incident_given', 'incident_late'], row.id)
  await note(work, id, into, 'joinedHere')
  return { state: 'joined' }
})

const revealHandler = handleEach(revealContact, async (work, { id, body }) => {
  const row = await inState(work, body.incident, 'open', 'assigned', 'solved', 'closed', 'joined')
  if (!row.contact || row.emergency === null) throw new Problem(incidentProblems.no_contact)
  const text = work.vault.open(`emergency-${row.emergency}`, `incident.incident:${row.id}`, row.contact)
  await note(work, id, row, 'looked', body.reason)
  return { result: {}, answerOnly: JSON.parse(text) as { name?: string; phone?: string } }
})

/** Who reads what hangs on an incident. */
const readBy = ({ id, path, agency, reported_by }: IncidentRow) => ({
  ...{ record: id, path, agency, reporter: reported_by },
})

const doneBy = ({ county, account, receivedAt }: Work, command: string) => ({
  ...{ county, command, actor: account, at: receivedAt },
})

/** Handlers of the module's commands. */
export const commands = [
  reportHandler,
  assignHandler,
  unassignHandler,
  noteHandler,
  solveHandler,
  tellHandler,
  reopenHandler,
  joinHandler,
  revealHandler,
]

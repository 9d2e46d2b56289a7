import { Attached } from '#platform/contract/file.ts'
import { Closed, defineQuery, OneOf, Page, paging, type Static, Type, Uuid } from '#platform/contract/index.ts'
import { handlers, handling, owning, reporters } from './commands.ts'
import { incidentKinds, incidentStates } from './kinds.ts'

const Maybe = Type.Union([Type.String(), Type.Null()])
const Incident = Closed({
  id: Uuid,
  year: Type.Integer(),
  no: Type.Integer(),
  kind: OneOf(...incidentKinds),
  placeName: Type.String(),
  spot: Maybe,
  what: Type.String(),
  source: Type.String(),
  state: OneOf(...incidentStates),
  late: Type.Boolean(),
  agency: Maybe,
  agencyName: Maybe,
  receivedAt: Type.String(),
  dueAt: Type.String(),
  result: Maybe,
  hasContact: Type.Boolean(),
  /** Finding of an inspection or a patrol that it came of; `source` says which. */
  finding: Type.Union([Uuid, Type.Null()]),
})
export type Incident = Static<typeof Incident>
/** What a list shows: all that is live, of it what is late or due soon, what is settled and to be told back, what is closed. */
export const shows = ['live', 'late', 'soon', 'solved', 'closed'] as const

/** Incidents within the reader's place: the live ones by clock, the others newest first. */
export const listIncidents = defineQuery({
  name: 'incident.list',
  path: '/api/incident/incidents',
  params: Closed({ show: Type.Optional(OneOf(...shows)), kind: Type.Optional(OneOf(...incidentKinds)), ...paging }),
  response: Page(Incident),
  roles: handlers,
  classes: handling.filter((one) => one !== 'incident.write'),
})

/** What the reader reported, and what was given to the reader's agency. */
export const myIncidents = defineQuery({
  name: 'incident.mine',
  path: '/api/incident/mine',
  params: Closed({ show: Type.Optional(OneOf(...shows)), kind: Type.Optional(OneOf(...incidentKinds)), ...paging }),
  response: Page(Incident),
  roles: reporters,
  classes: owning,
})

const Whole = Closed({
  incident: Incident,
  reportedBy: Type.String(),
  joinedInto: Type.Union([Uuid, Type.Null()]),
  /** Other reports of the same matter. */
  joined: Type.Array(Closed({ id: Uuid, year: Type.Integer(), no: Type.Integer(), what: Type.String() })),
  files: Type.Array(Attached),
  events: Type.Array(
    Closed({
      ...{ id: Type.String(), what: Type.String(), said: Maybe, by: Type.String(), at: Type.String() },
      /** Those of `files` that came with it. */
      files: Type.Array(Uuid),
    }),
  ),
})
export type WholeIncident = Static<typeof Whole>

/** One incident with all that was done about it. */
export const getIncident = defineQuery({
  name: 'incident.get',
  path: '/api/incident/incident',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: handlers,
  classes: handling.filter((one) => one !== 'incident.write'),
})

/** The same of an own report, or of one that was given to the own agency. */
export const getOwnIncident = defineQuery({
  name: 'incident.getOwn',
  path: '/api/incident/own-incident',
  params: Closed({ id: Uuid }),
  response: Whole,
  roles: reporters,
  classes: owning,
})

/** One attached file, as whoever leads the place saves it. */
export const getIncidentFile = defineQuery({
  name: 'incident.file',
  path: '/api/incident/file',
  params: Closed({ id: Uuid }),
  response: Type.Unknown(),
  roles: handlers,
  classes: handling.filter((one) => one !== 'incident.write'),
})

/** The same for whoever reported, and for the agency in charge. */
export const getOwnIncidentFile = defineQuery({
  name: 'incident.ownFile',
  path: '/api/incident/own-file',
  params: Closed({ id: Uuid }),
  response: Type.Unknown(),
  roles: reporters,
  classes: owning,
})

/** Live incidents by kind, and how many of them are late; counts alone. */
export const countIncidents = defineQuery({
  name: 'incident.count',
  path: '/api/incident/count',
  params: Closed({}),
  response: Closed({
    open: Type.Integer(),
    assigned: Type.Integer(),
    late: Type.Integer(),
    toTell: Type.Integer(),
    kinds: Type.Record(Type.String(), Type.Integer()),
  }),
  roles: handlers,
  classes: handling.filter((one) => one !== 'incident.write'),
})

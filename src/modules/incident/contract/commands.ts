import { AttachList } from '#platform/contract/file.ts'
import {
  Closed,
  defineCommand,
  OneOf,
  PersonName,
  Remark,
  type Role,
  Type,
  Uuid,
  WordsOrNone,
} from '#platform/contract/index.ts'
import { incidentKinds, sources } from './kinds.ts'

/** Who reports: everybody who works in the county. */
export const reporters: readonly Role[] = [
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'grid_worker',
  'agency_staff',
  'checkpoint_officer',
  'police_officer',
  'health_officer',
  'inspector',
]
/** Who settles one: agencies and whoever leads a place. */
const solvers = reporters.filter((role) => !['grid_worker', 'checkpoint_officer', 'inspector'].includes(role))
/** Who assigns, joins and closes within the own place. */
export const handlers: readonly Role[] = ['commander', 'dispatcher', 'area_leader', 'community_leader']
/** Classes of the handling side. */
export const handling = ['incident.read', 'incident.write', 'incident.own', 'agency.read', 'place.read'] as const
/** Classes of whoever reported, or whose agency it was given to. */
export const owning = ['incident.own', 'agency.read', 'place.read'] as const

const Text = (max: number) => Remark(max)
const id = { incident: Uuid }
const Stands = Closed({ state: Type.String() })

/** Somebody saw or heard of something. The command's id is the incident's. `contact` is kept encrypted. */
export const reportIncident = defineCommand({
  name: 'incident.report',
  body: Closed({
    place: Uuid,
    kind: OneOf(...incidentKinds),
    what: Text(500),
    spot: Type.Optional(Text(100)),
    source: Type.Optional(OneOf(...sources)),
    /** Finding of an inspection or a patrol that it came of; `source` says which. */
    finding: Type.Optional(Uuid),
    contact: Type.Optional(Closed({ name: Type.Optional(PersonName), phone: Type.Optional(WordsOrNone(20)) })),
  }),
  result: Closed({ year: Type.Integer(), no: Type.Integer(), dueAt: Type.String() }),
  offline: true,
  roles: reporters,
  classes: owning,
})

/** Gives it to an agency, or to another one. */
export const assignIncident = defineCommand({
  name: 'incident.assign',
  body: Closed({ ...id, agency: Uuid, said: Type.Optional(Text(400)) }),
  result: Stands,
  offline: false,
  roles: handlers,
  classes: handling,
})

/** Takes it back from the agency in charge: nobody has it until it is given out again; its clock goes on. */
export const unassignIncident = defineCommand({
  name: 'incident.unassign',
  body: Closed({ ...id, why: Text(500) }),
  result: Stands,
  offline: false,
  roles: handlers,
  classes: handling,
})

/** What was found or done meanwhile, by whoever reported or the agency in charge. */
export const addNote = defineCommand({
  name: 'incident.addNote',
  body: Closed({ ...id, said: Text(500), files: Type.Optional(AttachList) }),
  result: Stands,
  offline: true,
  roles: reporters,
  classes: owning,
})

/** The agency in charge has settled it; whoever reported is still to be told. */
export const solveIncident = defineCommand({
  name: 'incident.solve',
  body: Closed({ ...id, result: Text(500), files: Type.Optional(AttachList) }),
  result: Stands,
  offline: true,
  roles: solvers,
  classes: owning,
})

/** Whoever reported was told, in these words: it is closed. */
export const tellBack = defineCommand({
  name: 'incident.tellBack',
  body: Closed({ ...id, said: Type.Optional(Text(500)) }),
  result: Stands,
  offline: false,
  roles: handlers,
  classes: handling,
})

/** It was not settled after all. */
export const reopenIncident = defineCommand({
  name: 'incident.reopen',
  body: Closed({ ...id, why: Text(500) }),
  result: Stands,
  offline: false,
  roles: handlers,
  classes: handling,
})

/** Two reports of one matter: this one goes into the other, which lives on. */
export const joinIncident = defineCommand({
  name: 'incident.join',
  body: Closed({ ...id, into: Uuid }),
  result: Stands,
  offline: false,
  roles: handlers,
  classes: handling,
})

/** Shows who is to be called back, against a reason that stays with the incident. */
export const revealContact = defineCommand({
  name: 'incident.revealContact',
  body: Closed({ ...id, reason: Text(200) }),
  result: Closed({ name: Type.Optional(Type.String()), phone: Type.Optional(Type.String()) }),
  offline: false,
  roles: solvers,
  classes: owning,
})

import {
  Closed,
  Day,
  defineCommand,
  Instant,
  OneOf,
  PersonName,
  Remark,
  RemarkOrNone,
  type Role,
  Type,
  Uuid,
  Words,
  WordsOrNone,
} from '#platform/contract/index.ts'
import { DoorState, Outcome, RevealReason } from './types.ts'

const visitors: readonly Role[] = ['grid_worker', 'community_leader', 'dispatcher']
const classes = ['place.read', 'door.read', 'door.write', 'person.read', 'person.write', 'count.read'] as const

/** A phone as people write it: digits, spaces, + and -. */
const Phone = Type.String({ pattern: '^$|^[+]?[0-9][0-9 -]{2,18}[0-9]$', maxLength: 20 })
/** Number of an identity paper of any kind; the check digit of GB 11643 is advice on screen, never a refusal. */
const IdNumber = Type.String({ pattern: '^$|^[0-9A-Za-z()/ -]{4,30}$', maxLength: 30 })
/** Why somebody wants to see a number; the number itself does not belong into it. */
const Explanation = Remark(200)
const HeadCount = Type.Integer({ minimum: 0, maximum: 200 })
const Sex = OneOf('male', 'female', 'unknown')
const BirthYear = Type.Integer({ minimum: 1880, maximum: 2200 })

const Resident = Closed({
  id: Uuid,
  name: PersonName,
  sex: Type.Optional(Sex),
  birthYear: Type.Optional(BirthYear),
  idNumber: Type.Optional(IdNumber),
  phone: Type.Optional(Phone),
  arrivedOn: Type.Optional(Day),
})

/**
 * A knock on a door. `registered` may carry the household: head count and one contact, and residents where the playbook
 * allows. Sent again it changes nothing; a visit that arrives late and is older than the last one joins the history only.
 */
export const recordVisit = defineCommand({
  name: 'registry.recordVisit',
  body: Closed({
    door: Uuid,
    outcome: Outcome,
    nextAt: Type.Optional(Instant),
    note: Type.Optional(RemarkOrNone(200)),
    household: Type.Optional(
      Closed({
        id: Uuid,
        headCount: HeadCount,
        contactName: Type.Optional(WordsOrNone(50)),
        contactPhone: Type.Optional(Phone),
        residents: Type.Optional(Type.Array(Resident, { maxItems: 50 })),
        generated: Type.Optional(Type.Boolean()),
      }),
    ),
  }),
  result: Closed({ state: DoorState, decided: Type.Boolean(), persons: Type.Integer(), conflicts: Type.Integer() }),
  offline: true,
  roles: visitors,
  classes,
})

/** A door that no list had. It comes into being in the area, is marked as found, and is unreached until visited. */
export const reportDoor = defineCommand({
  name: 'registry.reportDoor',
  body: Closed({ id: Uuid, area: Uuid, number: Words(40) }),
  result: Closed({ address: Type.String() }),
  offline: true,
  roles: visitors,
  classes: ['place.read', 'place.write', 'door.read', 'door.write', 'count.read'],
})

const was = {
  was: Type.Optional(Type.Union([Type.String({ maxLength: 200, format: 'words' }), Type.Integer(), Type.Null()])),
}
/** A field edit names the value it started from, so that two edits merge by field and a true conflict is seen. */
const edit = {
  headCount: Type.Optional(Closed({ is: HeadCount, ...was })),
  contactName: Type.Optional(Closed({ is: WordsOrNone(50), ...was })),
  contactPhone: Type.Optional(Closed({ is: Phone, ...was })),
}

/** Changes fields of a household or of its residents; each field with the value the editor saw. */
export const editHousehold = defineCommand({
  name: 'registry.editHousehold',
  body: Closed({
    household: Uuid,
    fields: Type.Optional(Closed(edit)),
    residents: Type.Optional(
      Type.Array(
        Closed({
          id: Uuid,
          name: Type.Optional(Closed({ is: PersonName, ...was })),
          sex: Type.Optional(Closed({ is: Sex, ...was })),
          birthYear: Type.Optional(Closed({ is: BirthYear, ...was })),
          idNumber: Type.Optional(Closed({ is: IdNumber, ...was })),
          phone: Type.Optional(Closed({ is: Phone, ...was })),
        }),
        { minItems: 1, maxItems: 50 },
      ),
    ),
  }),
  result: Closed({ version: Type.Integer(), conflicts: Type.Integer() }),
  offline: true,
  roles: visitors,
  classes,
})

/** Residents who live here and were not on the roll, or who arrived since. */
export const addResidents = defineCommand({
  name: 'registry.addResidents',
  body: Closed({ household: Uuid, residents: Type.Array(Resident, { minItems: 1, maxItems: 50 }) }),
  result: Closed({ count: Type.Integer() }),
  offline: true,
  roles: visitors,
  classes,
})

/** A resident has left since. Where to is a kind, not an address: movement is not a field of the roll. */
export const residentLeft = defineCommand({
  name: 'registry.residentLeft',
  body: Closed({
    resident: Uuid,
    leftOn: Day,
    to: Type.Optional(OneOf('same_county', 'elsewhere', 'died', 'unknown')),
  }),
  result: Closed({}),
  offline: true,
  roles: visitors,
  classes,
})

/** A person decides between two edits of one field. */
export const resolveConflict = defineCommand({
  name: 'registry.resolveConflict',
  body: Closed({ conflict: Uuid, ord: Type.Integer({ minimum: 0 }), choose: OneOf('kept', 'taken') }),
  result: Closed({}),
  offline: false,
  roles: ['community_leader', 'dispatcher', 'grid_worker'],
  classes,
})

/** Shows masked fields of one household, with a reason that is kept on its record. The answer is given once. */
export const reveal = defineCommand({
  name: 'registry.reveal',
  body: Closed({ household: Uuid, reason: RevealReason, explanation: Explanation }),
  result: Closed({
    contactPhone: Type.Optional(Type.String()),
    residents: Type.Optional(
      Type.Array(
        Closed({
          id: Uuid,
          idNumber: Type.Union([Type.String(), Type.Null()]),
          phone: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    ),
  }),
  offline: false,
  roles: visitors,
  classes: ['place.read', 'door.read', 'person.read'],
})

/**
 * A leader signs the day of an area: "not missed" with figures, gaps and the reason for each. `figures` are those on the
 * signer's screen; if they have moved meanwhile the signature is refused and the new ones are shown.
 */
export const signStatement = defineCommand({
  name: 'registry.signStatement',
  body: Closed({
    id: Uuid,
    area: Uuid,
    day: Day,
    figures: Type.Record(Type.String({ maxLength: 20, pattern: '^[a-z_]+$' }), Type.Integer()),
    reasons: Type.Array(
      Closed({ gap: OneOf('unreached', 'nobody_home', 'thrice', 'refused', 'mismatch', 'found'), reason: Words(200) }),
      { maxItems: 6 },
    ),
  }),
  result: Closed({ hash: Type.String() }),
  offline: false,
  roles: ['community_leader', 'area_leader', 'commander'],
  classes: ['place.read', 'count.read', 'statement.write'],
})

/**
 * Takes back one's own statement of today, so that the day can be signed anew: a mistake, or figures of the evening in place
 * of the morning's. The statement stays to be read, marked as withdrawn.
 */
export const withdrawStatement = defineCommand({
  name: 'registry.withdrawStatement',
  body: Closed({ statement: Uuid }),
  result: Closed({}),
  offline: false,
  roles: ['community_leader', 'area_leader', 'commander'],
  classes: ['place.read', 'count.read', 'statement.write'],
})

/** All commands of the module. */
export const registryCommands = [
  recordVisit,
  reportDoor,
  editHousehold,
  addResidents,
  residentLeft,
  resolveConflict,
  reveal,
  signStatement,
  withdrawStatement,
] as const

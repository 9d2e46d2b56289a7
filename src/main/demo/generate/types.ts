/**
 * What the demo county is made of. Everything here is invented from a seed except the official codes and names of divisions:
 * persons carry `generated: true`, telephone and identity numbers are of kinds that cannot exist (see papers.ts).
 */

/** Kinds of places from the county down to the stairway; doors are dwellings, not areas. */
export type AreaKind = 'county' | 'town' | 'community' | 'village' | 'grid' | 'compound' | 'building' | 'unit'

/** Who guards a compound: 1 the work unit it was built for, 2 its property company, 3 neither, so county staff by turns. */
export type CompoundClass = 1 | 2 | 3

/** Which independent list knows a door. */
export type DoorList = 'house_register' | 'meter' | 'grid'

/** A reachable person with an impossible telephone number. */
export type Contact = { name: string; phone: string }

/** A place. Parents come before their children in the order of generation. */
export type Area = {
  id: string
  /** Official code down to the committee, 15 digits for a grid; below that `x` and the last 12 hex digits of the id. */
  code: string
  kind: AreaKind
  parentId: string | null
  /** ltree of the codes from the county down to this place. */
  path: string
  name: string
  aliases: string[]
  class?: CompoundClass
  responsible?: string
  contact?: Contact
  /** Place among the children of the same parent, from 1. */
  ordinal: number
  /** Degrees, WGS-84, approximate; towns only. */
  lon?: number
  lat?: number
}

/** A door. */
export type Dwelling = {
  id: string
  areaId: string
  /** Path of the area that it lies in. */
  path: string
  number: string
  address: string
  /** Place in the walk through its grid, from 1; a hidden door has that of the door beside it. */
  walkOrder: number
  /** At least one for a known door, none for a hidden one. */
  sources: DoorList[]
}

export type Sex = 'male' | 'female'

/** Relation to the first member of the household. */
export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'grandchild' | 'other'

/** A resident. The name is one text, up to 30 characters, without a division into surname and given name. */
export type Member = {
  id: string
  name: string
  sex: Sex
  birthYear: number
  relation: Relation
  idNumber?: string
  phone?: string
  generated: true
}

/** Those who live behind a door; a vacant one has no contact and no members. */
export type Household = {
  id: string
  dwellingId: string
  vacant: boolean
  contact?: Contact
  members: Member[]
  generated: true
}

/** What is behind a door, whatever the lists say. */
export type DoorState = 'occupied' | 'vacant' | 'demolished' | 'not_dwelling'

/** What visits to one door will find, and when the first one is planned. */
export type Truth = {
  dwellingId: string
  state: DoorState
  /** Visits that find nobody home before the door opens; 9 means away all week. */
  nobodyHome: number
  /** Refusals after the door opens: once means that the next visit succeeds. */
  refuses: 'never' | 'once' | 'always'
  /** Day of the first visit, 0 for 24 January 2020 to 7 for the 31st; null where nobody gets to in those eight days. */
  firstDay: number | null
}

/** A door that no list knows, with what is behind it. Found in passing, from the door `besideId`. */
export type HiddenDoor = { dwelling: Dwelling; household: Household; besideId: string; foundDay: number }

/** What one step of the generator yields: first the county and its towns, then one committee at a time. */
export type Batch = {
  committee: string | null
  areas: Area[]
  dwellings: Dwelling[]
  households: Household[]
  /** One for each of `dwellings`, in their order. */
  truths: Truth[]
  hidden: HiddenDoor[]
}

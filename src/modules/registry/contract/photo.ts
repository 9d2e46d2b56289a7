import {
  Closed,
  defineCommand,
  defineQuery,
  Jpeg,
  largestPhoto,
  Remark,
  type Role,
  Type,
  Uuid,
} from '#platform/contract/index.ts'
import { RevealReason } from './types.ts'

const visitors: readonly Role[] = ['grid_worker', 'community_leader', 'dispatcher']
/** Photographs of one household at most. */
export const mostPhotos = 20

/** A photograph of a paper, as JPEG in base64; the command's id is the photograph's. What is no picture is taken out of it. */
export const addPhoto = defineCommand({
  name: 'registry.addPhoto',
  body: Closed({
    household: Uuid,
    jpeg: Jpeg(largestPhoto),
  }),
  // The journal keeps the digest of the picture, in the result, and not a second copy of it.
  secrets: ['jpeg'],
  result: Closed({ digest: Type.String(), size: Type.Integer() }),
  offline: true,
  roles: visitors,
  classes: ['place.read', 'door.read', 'person.read', 'person.write'],
})

/** Shows one photograph once, against a reason that stays on the household's record. */
export const revealPhoto = defineCommand({
  name: 'registry.revealPhoto',
  body: Closed({
    photo: Uuid,
    reason: RevealReason,
    explanation: Remark(200),
  }),
  result: Closed({ jpeg: Type.Optional(Type.String()) }),
  offline: false,
  roles: visitors,
  classes: ['place.read', 'door.read', 'person.read'],
})

/** Photographs of a household, newest first: when and by whom, never the picture. */
export const listPhotos = defineQuery({
  name: 'registry.listPhotos',
  path: '/api/registry/photos',
  params: Closed({ household: Uuid }),
  response: Closed({
    items: Type.Array(Closed({ id: Uuid, takenAt: Type.String(), by: Type.String(), size: Type.Integer() })),
  }),
  roles: visitors,
  classes: ['place.read', 'door.read', 'person.read'],
})

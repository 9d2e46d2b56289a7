import { defineQuery } from './command.ts'
import { Closed, OneOf, Remark, type Static, Type, Uuid } from './types.ts'

/** Greatest attached file, in bytes. */
export const largestFile = 20 * 1_048_576
/** Greatest part of an upload in one request, in bytes. */
export const largestPart = 524_288
/** Files beside one paper or one report. */
export const mostFiles = 10
/** Uploads of one account that are not finished or not used yet. */
export const mostUploads = 20
/** How long an upload that nobody finished or used is kept, in milliseconds. */
export const uploadsLast = 24 * 3_600_000

/** Kinds of files, as their bytes say. */
export const fileKinds = ['pdf', 'docx', 'xlsx', 'jpeg', 'png', 'webp', 'text', 'csv'] as const
export type FileKind = (typeof fileKinds)[number]
/** Endings that a browser offers to choose from. */
export const fileEndings = '.pdf,.docx,.xlsx,.jpg,.jpeg,.png,.webp,.txt,.csv'

/** How much of a file's words could be searched: a scan or a picture has none that a program reads. */
export const searchedHow = ['all', 'part', 'none'] as const

const Digest = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 })
const Count = Type.Integer({ minimum: 0 })

/** What the server made of a whole upload: the bytes that are kept, which for a picture are fewer than were sent. */
export const Checked = Closed({
  upload: Uuid,
  name: Type.String(),
  kind: OneOf(...fileKinds),
  size: Count,
  /** SHA-256 of what is kept. */
  digest: Digest,
  identity: Count,
  phone: Count,
  searched: OneOf(...searchedHow),
})
export type Checked = Static<typeof Checked>

/** A finished upload as a command hangs it on a record. */
export const Attach = Closed({
  upload: Uuid,
  digest: Digest,
  /** Why a file with numbers of persons is needed. */
  why: Type.Optional(Remark(200)),
  /** That the sender looked through what no program could search. */
  looked: Type.Optional(Type.Boolean()),
})
export type Attach = Static<typeof Attach>
export const AttachList = Type.Array(Attach, { maxItems: mostFiles })

/** An attached file as a record shows it. */
export const Attached = Closed({
  id: Uuid,
  name: Type.String(),
  kind: OneOf(...fileKinds),
  size: Count,
  digest: Digest,
  hasNumbers: Type.Boolean(),
  searched: OneOf(...searchedHow),
  by: Type.String(),
  at: Type.String(),
})
export type Attached = Static<typeof Attached>

/** How far one of the own uploads came: bytes without a gap, and what became of it where it is whole. */
export const uploadState = defineQuery({
  name: 'file.upload',
  path: '/api/file/upload',
  params: Closed({ upload: Uuid }),
  response: Closed({ received: Count, checked: Type.Optional(Checked) }),
  roles: 'self',
  classes: [],
})

/** Query string of a part. */
export const Part = Closed({
  upload: Uuid,
  offset: Type.Integer({ minimum: 0, maximum: largestFile }),
  /** Of the whole file; what is too large is told before it is sent. */
  size: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
})

/** Body that ends an upload. */
export const Finish = Closed({
  upload: Uuid,
  name: Type.String({ minLength: 1, maxLength: 255, format: 'words' }),
  size: Type.Integer({ minimum: 1, maximum: largestFile }),
  /** SHA-256 of what was sent, as the browser reckoned it. */
  digest: Digest,
})

/** Routes of uploads, which are neither command nor query: they touch the sender's own alone. */
export const fileAccess = [
  { permission: 'POST /api/file/part', roles: 'self' },
  { permission: 'POST /api/file/finish', roles: 'self' },
  { permission: 'DELETE /api/file/upload', roles: 'self' },
  { permission: 'DELETE /api/file/uploads', roles: 'self' },
] as const

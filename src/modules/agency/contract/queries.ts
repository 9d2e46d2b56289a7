import { Closed, defineQuery, Page, paging, Type, Uuid } from '#platform/contract/index.ts'
import { listDevices } from './device.ts'
import { listSealed } from './sealed.ts'
import { Account, Agency, RoleName } from './types.ts'

const Session = Closed({
  id: Uuid,
  account: Uuid,
  username: Type.String(),
  createdAt: Type.String(),
  seenAt: Type.String(),
  expiresAt: Type.String(),
  network: Type.Union([Type.String(), Type.Null()]),
  device: Type.Union([Type.String(), Type.Null()]),
  current: Type.Boolean(),
})

/** All agencies of the county. */
export const listAgencies = defineQuery({
  name: 'agency.listAgencies',
  path: '/api/agency/agencies',
  params: Closed({}),
  response: Closed({ items: Type.Array(Agency) }),
  roles: [
    'administrator',
    'commander',
    'dispatcher',
    'area_leader',
    'community_leader',
    'agency_staff',
    'police_officer',
    'health_officer',
    'inspector',
  ],
  classes: ['agency.read', 'place.read', 'account.read'],
})

/** Accounts, by username; filtered by text, agency or role. */
export const listAccounts = defineQuery({
  name: 'agency.listAccounts',
  path: '/api/agency/accounts',
  params: Closed({
    q: Type.Optional(Type.String({ maxLength: 60, format: 'words' })),
    agency: Type.Optional(Uuid),
    role: Type.Optional(RoleName),
    ...paging,
  }),
  response: Page(Account),
  roles: ['administrator'],
  classes: ['agency.read', 'account.read', 'place.read'],
})

/** One account with every role it holds or held. */
export const getAccount = defineQuery({
  name: 'agency.getAccount',
  path: '/api/agency/account',
  params: Closed({ id: Uuid }),
  response: Account,
  roles: ['administrator'],
  classes: ['agency.read', 'account.read', 'place.read'],
})

/** Grid workers whose place covers, or lies below, an area: whom a dispatcher can send. */
export const listWorkers = defineQuery({
  name: 'agency.listWorkers',
  path: '/api/agency/workers',
  params: Closed({ area: Type.Optional(Uuid) }),
  response: Closed({
    items: Type.Array(
      Closed({
        id: Uuid,
        displayName: Type.String(),
        agencyName: Type.String(),
        place: Uuid,
        placeName: Type.String(),
        path: Type.String(),
        lent: Type.Boolean(),
      }),
    ),
  }),
  roles: ['dispatcher', 'commander', 'area_leader', 'community_leader'],
  classes: ['task.read', 'agency.read', 'place.read'],
})

/** One's own sessions. */
export const mySessions = defineQuery({
  name: 'agency.mySessions',
  path: '/api/agency/my-sessions',
  params: Closed({}),
  response: Closed({ items: Type.Array(Session) }),
  roles: 'self',
  classes: [],
})

/** Sessions of everybody, for the administrator. */
export const listSessions = defineQuery({
  name: 'agency.listSessions',
  path: '/api/agency/sessions',
  params: Closed({ account: Type.Optional(Uuid), ...paging }),
  response: Page(Session),
  roles: ['administrator'],
  classes: ['account.read', 'account.write'],
})

/** All reads of the module. */
export const agencyQueries = [
  listAgencies,
  listAccounts,
  getAccount,
  listWorkers,
  mySessions,
  listSessions,
  listDevices,
  listSealed,
] as const

import type { AccessRow } from '#platform/contract/index.ts'

/** Rows of the matrix for the first run; `app.found` is held by no role: only app.enter_founding opens it. */
export const setupAccess: readonly AccessRow[] = [
  { permission: 'GET /api/setup/divisions', roles: 'anyone', classes: [] },
  { permission: 'POST /api/setup', roles: 'anyone', classes: [] },
  {
    permission: 'app.found',
    roles: [],
    classes: [
      'place.read',
      'place.write',
      'agency.read',
      'account.read',
      'account.write',
      'emergency.write',
      'door.read',
      'door.write',
      'count.read',
      'supply.read',
      'supply.write',
      'supply.items',
      'duty.own',
      'duty.read',
      'duty.write',
      'duty.lend',
      'volunteer.read',
      'volunteer.write',
    ],
  },
]

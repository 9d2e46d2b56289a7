/** Routes of sign-in, which are neither command nor query, for the access matrix. */
export const sessionAccess = [
  { permission: 'POST /api/session', roles: 'anyone' },
  { permission: 'GET /api/session', roles: 'self' },
  { permission: 'DELETE /api/session', roles: 'self' },
  { permission: 'GET /api/agency/totp', roles: 'self' },
] as const

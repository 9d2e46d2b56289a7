/** Routes of sign-in, which are neither command nor query, for the access matrix. */
export const sessionAccess = [
  { permission: 'POST /api/session', roles: 'anyone' },
  { permission: 'GET /api/session', roles: 'self' },
  // Signing out of nothing is no mistake.
  { permission: 'DELETE /api/session', roles: 'anyone' },
  { permission: 'GET /api/agency/totp', roles: 'self' },
  // The code is what opens it.
  { permission: 'POST /api/device/enrol', roles: 'anyone' },
  // The session of a phone gets a half that its lock keeps.
  { permission: 'POST /api/device/half', roles: 'self' },
  // Whoever brings them: the parcel itself proves whose it is.
  { permission: 'POST /api/sealed', roles: 'anyone' },
] as const

import { Secret, TOTP } from 'otpauth'

const period = 30

/** A fresh secret of 160 bits, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator scans. */
export function totpUri(secret: string, label: string, county: string): string {
  return new TOTP({ issuer: `Lianfang ${county}`, label, secret: Secret.fromBase32(secret), period }).toString()
}

/**
 * The counter that a code belongs to, or null when it is wrong. One period to either side is taken, for clocks that drift;
 * that a counter is used once is the database's to see (agency.use_totp).
 */
export function totpCounter(secret: string, code: string, at: Date): number | null {
  const delta = new TOTP({ secret: Secret.fromBase32(secret), period }).validate({
    token: code,
    timestamp: at.getTime(),
    window: 1,
  })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta
}

/** Binds the ciphertext of a secret to its account. */
export function totpAbout(account: string): string {
  return `agency.account.totp:${account}`
}

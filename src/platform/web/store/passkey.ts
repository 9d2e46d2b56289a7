/** What is said over a passkey on every phone; its secret depends on the passkey, which never leaves the phone's hardware. */
const about = new TextEncoder().encode('lianfang vault of the phone v1 ..')

/** Whether this browser can keep a key behind the phone's own lock (finger, face, pattern). An address without a name cannot. */
export async function canUsePasskey(): Promise<boolean> {
  if (!('PublicKeyCredential' in globalThis) || /^[\d.]+$|:/.test(location.hostname)) return false
  if (!(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())) return false
  const asked = await PublicKeyCredential.getClientCapabilities?.()
  return asked?.['extension:prf'] === true
}

/** Makes a passkey for this phone. Undefined when the person turned away, or when it has no secret to give. */
export async function makePasskey(
  account: string,
  name: string,
): Promise<{ secret: ArrayBuffer; credential: Uint8Array<ArrayBuffer> } | undefined> {
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rp: { name: '联防' },
        user: { id: new TextEncoder().encode(account), name, displayName: name },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          residentKey: 'discouraged',
          userVerification: 'required',
        },
        extensions: { prf: { eval: { first: about } } },
      },
    }),
  )
  if (!made) return undefined
  const credential = new Uint8Array(made.rawId)
  const secret = secretOf(made) ?? (await askPasskey(credential))
  return secret ? { secret, credential } : undefined
}

/** Asks the phone's own lock for the secret. Undefined when the person turned away. */
export async function askPasskey(credential: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | undefined> {
  const got = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: 'public-key', id: credential }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: about } } },
      },
    }),
  )
  return got && secretOf(got)
}

async function asked(question: () => Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    return ((await question()) as PublicKeyCredential | null) ?? undefined
  } catch {
    return undefined
  }
}

function secretOf(credential: PublicKeyCredential): ArrayBuffer | undefined {
  return credential.getClientExtensionResults().prf?.results?.first as ArrayBuffer | undefined
}

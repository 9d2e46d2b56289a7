import type { Command } from '#platform/contract/index.ts'
import type { KeyName, Vault } from '#platform/server/vault/vault.ts'

/** Under which key a kept command lies. */
const keyOf = (county: number, emergency: string | null): KeyName =>
  emergency === null ? `county-${county}` : `emergency-${emergency}`

const about = (id: string): string => `agency.sealed_command:${id}`

/** Encrypts a command for its row: under the key of the emergency in which it came, and destroyed with it. */
export function sealKept(vault: Vault, county: number, emergency: string | null, command: Command): Buffer {
  return vault.seal(keyOf(county, emergency), about(command.id), JSON.stringify(command))
}

/** Opens it; undefined where its key is gone, or it was released and nothing is kept any more. */
export function openKept(
  vault: Vault,
  county: number,
  { id, emergency, cipher }: { id: string; emergency: string | null; cipher: Buffer },
): Command | undefined {
  const key = keyOf(county, emergency)
  if (cipher.length === 0 || !vault.hasKey(key)) return undefined
  try {
    return JSON.parse(vault.open(key, about(id), cipher)) as Command
  } catch {
    return undefined
  }
}

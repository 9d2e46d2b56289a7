import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openVault } from '../vault/vault.ts'
import { sealedKey } from './key.ts'
import { openFrom, sealTo } from './letter.ts'

const folder = mkdtempSync(join(tmpdir(), 'letter-'))
const vault = openVault(folder)
vault.createKey('county-1')
vault.createKey('county-2')

test('a letter is opened by its county alone, in its row alone, and by nobody who changed a bit', () => {
  const [one, two] = [sealedKey(vault, 1), sealedKey(vault, 2)]
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(), (text, flip) => {
      const sealed = sealTo(one.serverKey, 'row', text)
      expect(openFrom(one.privateKey, 'row', sealed)).toBe(Buffer.from(text, 'utf8').toString('utf8'))
      expect(() => openFrom(two.privateKey, 'row', sealed)).toThrow()
      expect(() => openFrom(one.privateKey, 'other', sealed)).toThrow()
      const changed = Buffer.from(sealed)
      const at = flip % changed.length
      changed[at] = (changed[at] as number) ^ 1
      expect(() => openFrom(one.privateKey, 'row', changed)).toThrow()
    }),
    { numRuns: 20 },
  )
  rmSync(folder, { recursive: true })
})

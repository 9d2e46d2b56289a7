import { randomBytes } from 'node:crypto'
import { newId, now } from './county.ts'
import type { Row } from './row.ts'

/** A situation report that is signed, with one file. */
export function situationRows({ county, emergency }: { county: number; emergency: string }, actor: string): Row[] {
  const id = newId()
  const values = {
    ...{ county, id, emergency, no: 1_000 + randomBytes(3).readUIntBE(0, 3), figures: [], texts: {} },
    ...{ period_from: now(), period_to: new Date(Date.now() + 86_400_000).toISOString() },
    ...{ drafted_by: actor, drafted_at: now(), edited_by: actor, edited_at: now() },
    ...{ signed_by: actor, signed_name: '测试', signed_at: now(), hash: 'a'.repeat(64) },
  }
  const file = {
    ...{ county, id: newId(), situation: id, command: id, nth: 0, name: '附表.xlsx', kind: 'xlsx', size: 100 },
    ...{ digest: `\\x${'5b'.repeat(32)}`, sealed_under: `county-${county}`, identity: 0, phone: 0, searched: 'all' },
    ...{ actor, at: now() },
  }
  return [
    { table: 'report.situation', values },
    { table: 'report.file', values: file },
  ]
}

import { QRCode } from 'antd'
import type { ReactNode } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Statement } from './StatementsPage.tsx'

/** Foot of the sheet: hash, head of the journal, and the way back from paper to record. */
export function StatementCode({ statement, intact }: { statement: Statement; intact: boolean }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const address = `${window.location.origin}/statements/${statement.id}`
  return (
    <footer className="sheet-foot">
      <dl>
        <div>
          <dt>{say('statement.code')}</dt>
          <dd className="mono">{shortCode(statement.hash)}</dd>
        </div>
        <div>
          <dt>{say('statement.hash')}</dt>
          <dd className="mono">{statement.hash}</dd>
        </div>
        <div>
          <dt>{say('statement.head')}</dt>
          <dd className="mono">{statement.journalHead ?? say('statement.noHead')}</dd>
        </div>
        <div>
          <dt>{say('statement.printed')}</dt>
          <dd>
            {format.moment(countyNow())} · {say(intact ? 'statement.intact' : 'statement.broken')}
          </dd>
        </div>
      </dl>
      <QRCode className="sheet-qr" type="svg" value={address} size={92} bordered={false} color="#000" bgColor="#fff" />
    </footer>
  )
}

/** First twelve digits of the hash in threes of four: short enough to read out on the phone. */
export function shortCode(hash: string): string {
  return (
    hash
      .slice(0, 12)
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join('-')
}

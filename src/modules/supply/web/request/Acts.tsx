import type { ReactNode } from 'react'
import type { WholeRequest } from '../../contract/index.ts'
import { Decide } from './Decide.tsx'
import { Receive } from './Receive.tsx'
import { Send } from './Send.tsx'
import { Settle } from './Settle.tsx'
import { Withdraw } from './Withdraw.tsx'

/** What can be done about a request as it stands, the next step first. */
export function Acts({ whole }: { whole: WholeRequest }): ReactNode {
  const { may, request } = whole
  return (
    <div className="supply-acts">
      {may.includes('send') ? <Send key={request.state} request={request} /> : null}
      {may.includes('approve') ? <Decide key={`decide ${request.state}`} request={request} /> : null}
      {may.includes('receive') || may.includes('recount') ? <Receive whole={whole} /> : null}
      {may.includes('settle') ? <Settle key={request.missing} request={request} /> : null}
      {may.includes('withdraw') && !may.includes('approve') ? <Withdraw request={request} /> : null}
    </div>
  )
}

import { type ReactNode, useState } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { type Account, type Device, listDevices } from '../../contract/index.ts'
import { EnrolPhone } from '../devices/EnrolPhone.tsx'
import { RevokeDevice } from '../devices/RevokeDevice.tsx'
import { useDeviceColumns } from '../devices/useDeviceColumns.tsx'

/** The phones of a person: what waits on them, enrolling one, taking one away. */
export function AccountDevices({ account }: { account: Account }): ReactNode {
  const say = useWords('agency')
  const devices = usePages(listDevices, { account: account.id }, { keep: true })
  const [revoking, setRevoking] = useState<Device>()
  const [isEnrolling, setIsEnrolling] = useState(false)
  const columns = useDeviceColumns(setRevoking, false)
  return (
    <Panel
      title={say('device.title')}
      aside={
        account.disabled ? null : (
          <button type="button" className="link-button no-print" onClick={() => setIsEnrolling(true)}>
            {say('device.enrol')}
          </button>
        )
      }
    >
      <PagedTable
        paged={devices}
        columns={columns}
        empty={<EmptyPane title={say('device.none')} hint={say('device.noneHint')} />}
      />
      {isEnrolling ? <EnrolPhone account={account} close={() => setIsEnrolling(false)} /> : null}
      {revoking ? <RevokeDevice device={revoking} close={() => setRevoking(undefined)} /> : null}
    </Panel>
  )
}

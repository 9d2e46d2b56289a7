import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { type Device, inviteDevice, listDevices, listWorkers } from '../../contract/index.ts'
import { EnrolPhone } from './EnrolPhone.tsx'
import { RevokeDevice } from './RevokeDevice.tsx'
import { useDeviceColumns } from './useDeviceColumns.tsx'
import './devices.css'

const states = ['live', 'waiting', 'revoked'] as const

/** All phones within reach: who has not been heard of, on which something waits, and taking one away. */
export default function DevicesPage(): ReactNode {
  const say = useWords('agency')
  const { may } = useSession()
  const [filter, setFilter] = useUrlState(['state'] as const)
  const state = states.find((each) => each === filter.state) ?? 'live'
  const devices = usePages(listDevices, { state }, { keep: true })
  const [revoking, setRevoking] = useState<Device>()
  const [isEnrolling, setIsEnrolling] = useState(false)
  const columns = useDeviceColumns(setRevoking, true)
  return (
    <Watermark>
      <Page
        title={say('devices.title')}
        answers={say('devices.answers')}
        actions={
          may(inviteDevice.name) && may(listWorkers.name) ? (
            <Button type="primary" onClick={() => setIsEnrolling(true)}>
              {say('device.enrol')}
            </Button>
          ) : null
        }
      >
        <Panel>
          <div className="agency-filters no-print">
            <Select
              className="device-filter"
              value={state}
              aria-label={say('devices.which')}
              onChange={(next) => setFilter({ state: next === 'live' ? undefined : next })}
              options={states.map((each) => ({ value: each, label: say(`devices.state_${each}`) }))}
            />
          </div>
          <PagedTable
            paged={devices}
            columns={columns}
            empty={<EmptyPane title={say(`devices.none_${state}`)} hint={say('devices.noneHint')} />}
          />
        </Panel>
        {isEnrolling ? <EnrolPhone close={() => setIsEnrolling(false)} /> : null}
        {revoking ? <RevokeDevice device={revoking} close={() => setRevoking(undefined)} /> : null}
      </Page>
    </Watermark>
  )
}

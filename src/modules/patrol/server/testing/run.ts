import { newId } from '#main/testing/county.ts'
import { accountOf, agencies, areas } from '#main/testing/county-fixture.ts'
import { hourFromNow } from '#main/testing/rows-duty.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import type { planRun } from '../../contract/index.ts'

/** What a planner sends. */
export type RunBody = BodyOf<typeof planRun>

/** A broadcast run of the police from so many hours from now to so many, driven by the checkpoint officer, with one stop. */
export const runBody = (from: number, to: number, more: Partial<RunBody> = {}): RunBody => ({
  ...{ kind: 'broadcast', name: '公安宣传车', agency: agencies.police.id, crew: [accountOf('checkpointOfficer')] },
  ...{ recording: '居家提示', startsAt: hourFromNow(from), endsAt: hourFromNow(to) },
  ...{ stops: [{ id: newId(), place: areas.grid1.id }], ...more },
})

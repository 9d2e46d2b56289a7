import { agencyModule, keepReport, namesOf } from '#modules/agency/server/index.ts'
import { checkpointModule } from '#modules/checkpoint/server/index.ts'
import { directiveModule } from '#modules/directive/server/index.ts'
import { dispatchModule, phoneScope, phoneTasks } from '#modules/dispatch/server/index.ts'
import { dutyModule } from '#modules/duty/server/index.ts'
import { emergencyModule, planName } from '#modules/emergency/server/index.ts'
import { incidentModule, incidentName } from '#modules/incident/server/index.ts'
import { findingName, inspectionModule } from '#modules/inspection/server/index.ts'
import { leadModule } from '#modules/lead/server/index.ts'
import { measureModule } from '#modules/measure/server/index.ts'
import { monitoringModule, phoneFollowUps } from '#modules/monitoring/server/index.ts'
import { noticeModule } from '#modules/notice/server/index.ts'
import { patrolModule, runName } from '#modules/patrol/server/index.ts'
import { phoneAreas, placeModule } from '#modules/place/server/index.ts'
import { changedDoors, phoneRoll, registryModule, statementName } from '#modules/registry/server/index.ts'
import { reportModule, situationName } from '#modules/report/server/index.ts'
import { requestName, supplyModule } from '#modules/supply/server/index.ts'
import { volunteerModule } from '#modules/volunteer/server/index.ts'
import type { ServerModule } from '#platform/server/commands/module.ts'
import { fileModule } from '#platform/server/files/module.ts'
import { journalModule } from '#platform/server/journal/module.ts'
import { syncModule } from '#platform/server/sync/module.ts'

/** All modules of the product, in order of rank: events reach them in this order. */
export const modules: readonly ServerModule[] = [
  journalModule(namesOf),
  fileModule,
  placeModule,
  agencyModule,
  emergencyModule,
  registryModule,
  noticeModule,
  dispatchModule,
  measureModule,
  directiveModule({
    statement: statementName,
    incident: incidentName,
    run: runName,
    request: requestName,
    finding: findingName,
    situation: situationName,
    plan: planName,
  }),
  incidentModule,
  supplyModule,
  dutyModule,
  checkpointModule,
  inspectionModule,
  patrolModule,
  volunteerModule,
  leadModule,
  monitoringModule,
  reportModule,
  syncModule({
    scope: phoneScope,
    changes: changedDoors,
    parts: { tasks: phoneTasks, areas: phoneAreas, roll: phoneRoll, care: phoneFollowUps },
    report: keepReport,
  }),
]

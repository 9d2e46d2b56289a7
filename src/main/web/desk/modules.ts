import { agencyDesk } from '#modules/agency/web/index.tsx'
import { checkpointDesk } from '#modules/checkpoint/web/index.tsx'
import { directiveDesk } from '#modules/directive/web/index.tsx'
import { dispatchDesk } from '#modules/dispatch/web/index.tsx'
import { dutyDesk } from '#modules/duty/web/index.tsx'
import { emergencyDesk } from '#modules/emergency/web/index.tsx'
import { incidentDesk } from '#modules/incident/web/index.tsx'
import { inspectionDesk } from '#modules/inspection/web/index.tsx'
import { leadDesk } from '#modules/lead/web/index.tsx'
import { measureDesk } from '#modules/measure/web/index.tsx'
import { monitoringDesk } from '#modules/monitoring/web/index.tsx'
import { noticeDesk } from '#modules/notice/web/index.tsx'
import { patrolDesk } from '#modules/patrol/web/index.tsx'
import { placeDesk } from '#modules/place/web/index.tsx'
import { registryDesk } from '#modules/registry/web/index.tsx'
import { reportDesk } from '#modules/report/web/index.tsx'
import { supplyDesk } from '#modules/supply/web/index.tsx'
import { volunteerDesk } from '#modules/volunteer/web/index.tsx'
import type { WebModule } from '#platform/web/module.ts'
import { journalDesk } from './journal/index.tsx'
import { meDesk } from './me/index.tsx'

/** All modules at the desk, with the pages of the desk itself that have words of their own. */
export const deskModules: readonly WebModule[] = [
  registryDesk,
  directiveDesk,
  incidentDesk,
  dutyDesk,
  inspectionDesk,
  patrolDesk,
  volunteerDesk,
  checkpointDesk,
  supplyDesk,
  dispatchDesk,
  leadDesk,
  monitoringDesk,
  measureDesk,
  placeDesk,
  agencyDesk,
  emergencyDesk,
  reportDesk,
  noticeDesk,
  journalDesk,
  meDesk,
]

import { checkpointField } from '#modules/checkpoint/web/field.tsx'
import { directiveField } from '#modules/directive/web/field.tsx'
import { accept } from '#modules/dispatch/contract/index.ts'
import { dispatchField } from '#modules/dispatch/web/field.tsx'
import { dutyField } from '#modules/duty/web/field.tsx'
import { incidentField } from '#modules/incident/web/field.tsx'
import { inspectionField } from '#modules/inspection/web/field.tsx'
import { recordFollowUp } from '#modules/monitoring/contract/index.ts'
import { monitoringField } from '#modules/monitoring/web/field.tsx'
import { noticeField } from '#modules/notice/web/field.tsx'
import { patrolField } from '#modules/patrol/web/field.tsx'
import {
  addPhoto,
  addResidents,
  editHousehold,
  recordVisit,
  reportDoor,
  residentLeft,
} from '#modules/registry/contract/index.ts'
import { registryField } from '#modules/registry/web/field.tsx'
import { supplyField } from '#modules/supply/web/field.tsx'
import { volunteerField } from '#modules/volunteer/web/field.tsx'
import { knowAnswers } from '#platform/web/local.ts'
import type { WebModule } from '#platform/web/module.ts'
import { knowCommands } from '#platform/web/outbox.ts'

/** All modules on the phone. */
export const fieldModules: readonly WebModule[] = [
  dispatchField,
  registryField,
  incidentField,
  dutyField,
  inspectionField,
  patrolField,
  volunteerField,
  directiveField,
  checkpointField,
  monitoringField,
  supplyField,
  noticeField,
]

knowAnswers(fieldModules.flatMap(({ local = [] }) => local))
// What the phone kept before it was restarted, or before the application was renewed, is checked by its contract when it is
// read back.
knowCommands([accept, addPhoto, addResidents, editHousehold, recordVisit, reportDoor, residentLeft, recordFollowUp])

import { agencyDesk } from '#modules/agency/web/index.tsx'
import { dispatchDesk } from '#modules/dispatch/web/index.tsx'
import { emergencyDesk } from '#modules/emergency/web/index.tsx'
import { placeDesk } from '#modules/place/web/index.tsx'
import { registryDesk } from '#modules/registry/web/index.tsx'
import { reportDesk } from '#modules/report/web/index.tsx'
import type { WebModule } from '#platform/web/module.ts'

/** All modules at the desk. */
export const deskModules: readonly WebModule[] = [
  registryDesk,
  dispatchDesk,
  placeDesk,
  agencyDesk,
  emergencyDesk,
  reportDesk,
]

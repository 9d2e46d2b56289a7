import { dispatchField } from '#modules/dispatch/web/field.tsx'
import { registryField } from '#modules/registry/web/field.tsx'
import { knowAnswers } from '#platform/web/local.ts'
import type { WebModule } from '#platform/web/module.ts'

/** All modules on the phone. */
export const fieldModules: readonly WebModule[] = [dispatchField, registryField]

knowAnswers(fieldModules.flatMap(({ local = [] }) => local))

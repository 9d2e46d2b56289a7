import { start } from './entrance/start.tsx'
import { FieldApp } from './field/FieldApp.tsx'
import { fieldModules } from './field/modules.ts'

void start('field', fieldModules, <FieldApp />)

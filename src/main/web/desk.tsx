import { DeskApp } from './desk/DeskApp.tsx'
import { deskModules } from './desk/modules.ts'
import { start } from './entrance/start.tsx'

void start('desk', deskModules, <DeskApp />)

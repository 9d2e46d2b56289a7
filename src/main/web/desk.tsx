import { fileWords } from '#platform/web/desk/files/words.ts'
import { deskWords } from '#platform/web/desk/words.ts'
import { DeskApp } from './desk/DeskApp.tsx'
import { deskModules } from './desk/modules.ts'
import { leadToLock } from './desk/phone.ts'
import { start } from './entrance/start.tsx'
import { isSetup, setupWords } from './setup/door.ts'
import { SetupPage } from './setup/SetupPage.tsx'

if (isSetup()) void start('desk', [setupWords], null, <SetupPage />)
else {
  leadToLock()
  void start('desk', [...deskModules, deskWords, fileWords], <DeskApp />)
}

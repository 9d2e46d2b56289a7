import 'antd-mobile/es/global'
import '#platform/web/field/field.css'
import { forgetVisits, letGoOfAll } from '#modules/registry/web/field.tsx'
import { LockGate } from '#platform/web/field/lock/LockGate.tsx'
import { rememberedSession } from '#platform/web/field/lock/remembered.ts'
import { fieldWords } from '#platform/web/field/words.ts'
import { canKeep, phone } from '#platform/web/store/phone.ts'
import { start } from './entrance/start.tsx'
import { EnrolPage } from './field/enrol/EnrolPage.tsx'
import { FieldApp } from './field/FieldApp.tsx'
import { fieldModules } from './field/modules.ts'
import { keepOffline, offlineWords } from './field/offline/index.tsx'
import './field/text-size.ts'

const words = [{ name: 'field', words: fieldWords }, { name: 'offline', words: offlineWords }, ...fieldModules]
// Whoever comes to enrol has no session yet, or somebody else's.
const enrol = /^\/field\/enrol\/?$/.test(window.location.pathname) ? <EnrolPage /> : undefined
// A locked phone lets go of what it read; one that is emptied of what was typed and not yet put in, too.
if (canKeep()) {
  const { vault } = phone()
  vault.onChange(() => {
    if (vault.state !== 'open') for (const module of fieldModules) module.forget?.()
    if (vault.state !== 'wiped') return
    letGoOfAll()
    forgetVisits()
  })
}
const around = { frame: LockGate, remembered: rememberedSession }
void start('field', words, <FieldApp />, enrol, around).then(keepOffline)

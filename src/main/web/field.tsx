import 'antd-mobile/es/global'
import '#platform/web/field/field.css'
import { fieldWords } from '#platform/web/field/words.ts'
import { start } from './entrance/start.tsx'
import { FieldApp } from './field/FieldApp.tsx'
import { fieldModules } from './field/modules.ts'
import './field/text-size.ts'

void start('field', [{ name: 'field', words: fieldWords }, ...fieldModules], <FieldApp />)

import { lazy, Suspense } from 'react'
import { DeskApp } from './desk/DeskApp.tsx'
import { deskModules } from './desk/modules.ts'
import { start } from './entrance/start.tsx'

const SetupPage = lazy(() => import('./setup/SetupPage.tsx'))

// The first run has no account yet, so its page stands outside the gate.
const open =
  window.location.pathname === '/setup' ? (
    <Suspense>
      <SetupPage />
    </Suspense>
  ) : undefined

void start('desk', deskModules, <DeskApp />, open)

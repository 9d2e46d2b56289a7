import type { Words } from '#platform/web/i18n.ts'
import { startWords } from '#platform/web/i18n.ts'
import { setDevice } from '#platform/web/outbox.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { createQueryClient } from '#platform/web/query.ts'
import { type Session, SessionGate } from '#platform/web/session.tsx'
import '#platform/web/theme.ts'
import '#platform/web/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, Fragment, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { Entrance } from './Entrance.tsx'
import { SignIn } from './SignIn.tsx'

/** Words of the entries themselves. */
export const mainWords: Words = {
  'zh-Hans': () => import('../locales/zh-Hans.json'),
  'zh-Hant': () => import('../locales/zh-Hant.json'),
  en: () => import('../locales/en.json'),
}

/** What a face puts round the gate: before anybody is asked who they are, and for a start without network. */
export interface Around {
  frame?: ComponentType<{ children: ReactNode }>
  remembered?: () => Promise<Session | undefined>
}

/** Starts one of the two faces: words first, then the gate, then what is behind it. `open` shows without a session. */
export async function start(
  face: 'desk' | 'field',
  modules: readonly { name: string; words?: Words }[],
  inside: ReactNode,
  open?: ReactNode,
  { frame: Frame = Fragment, remembered }: Around = {},
): Promise<void> {
  setDevice(deviceName(face))
  await startWords([{ name: 'main', words: mainWords }, ...modules])
  const root = document.getElementById('app')
  if (!root) throw new Error('no #app')
  createRoot(root).render(
    <QueryClientProvider client={createQueryClient()}>
      {open ?? (
        <Frame>
          <SessionGate
            {...(remembered ? { remembered } : {})}
            loading={
              <div className="entrance">
                <WaitWords />
              </div>
            }
            failed={(problem, retry) => (
              <Entrance title="">
                <ProblemPane problem={problem.body} retry={retry} />
              </Entrance>
            )}
            signIn={(signIn, lapsed) => <SignIn signIn={signIn} lapsed={lapsed} />}
          >
            {inside}
          </SessionGate>
        </Frame>
      )}
    </QueryClientProvider>,
  )
}

/** A random name kept in this browser, so that the journal tells two desks of one account apart. */
function deviceName(face: string): string {
  try {
    const known = localStorage.getItem('lianfang.device')
    if (known) return `${face}-${known}`
    const made = crypto.getRandomValues(new Uint32Array(2)).join('').slice(0, 12)
    localStorage.setItem('lianfang.device', made)
    return `${face}-${made}`
  } catch {
    return face
  }
}

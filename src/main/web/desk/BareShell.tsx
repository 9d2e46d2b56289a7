import type { CSSProperties, ReactNode } from 'react'
import { Outlet, useLocation } from 'react-router'
import { say, useLanguage } from '#platform/web/i18n.ts'
import { useShortcutList } from '#platform/web/keyboard.ts'
import { variablesOf } from '#platform/web/theme.ts'
import { Boundary } from '../entrance/Boundary.tsx'
import { HelpOverlay } from './HelpOverlay.tsx'
import { Languages } from './Languages.tsx'
import './shell.css'

const dark = { ...variablesOf('dark'), colorScheme: 'dark' } as CSSProperties

/** Frame of a page that fills the screen alone: the page, and one line with its keys and the languages. */
export function BareShell(): ReactNode {
  const { pathname } = useLocation()
  const shortcuts = useShortcutList()
  // The words below are asked for by key: drawn anew when the language changes.
  useLanguage()
  return (
    <div className="bare-shell" style={dark}>
      <main id="page" tabIndex={-1}>
        <Boundary page={pathname}>
          <Outlet />
        </Boundary>
      </main>
      <footer className="bare-foot no-print">
        <p>
          {shortcuts.map(({ keys, label, run }) => {
            const [module = 'platform', key = ''] = label.split(':')
            return (
              <button key={keys} type="button" onClick={run}>
                <kbd>{keys === 'Escape' ? 'Esc' : keys.toUpperCase()}</kbd> {say(module, key)}
              </button>
            )
          })}
        </p>
        <Languages />
      </footer>
      <HelpOverlay />
    </div>
  )
}

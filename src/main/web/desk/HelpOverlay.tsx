import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { say as sayIn, useWords } from '#platform/web/i18n.ts'
import { useShortcutList, useShortcuts } from '#platform/web/keyboard.ts'

const marks: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** `?` lists the keys that work here. */
export function HelpOverlay(): ReactNode {
  const say = useWords('main')
  const [open, setOpen] = useState(false)
  useShortcuts([{ keys: '?', label: 'platform:key.help', run: () => setOpen(true) }])
  const shortcuts = useShortcutList()
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={say('shell.keys')} width={420}>
      <dl className="key-list">
        {shortcuts.map((shortcut) => {
          const [module = 'platform', key = ''] = shortcut.label.split(':')
          return (
            <div key={shortcut.keys}>
              <dt>
                <kbd>{marks[shortcut.keys] ?? shortcut.keys}</kbd>
              </dt>
              <dd>{sayIn(module, key)}</dd>
            </div>
          )
        })}
      </dl>
    </Modal>
  )
}

import { Button, Form, Input, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { BodyOf } from '#platform/contract/index.ts'
import { get } from '#platform/web/api.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { enqueue } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Area, compoundClasses, editArea, getArea } from '../../contract/index.ts'

type Change = Omit<BodyOf<typeof editArea>, 'id' | 'version'>

/**
 * Facts in place. Only what the person touched is sent, so that two who edit different fields do not undo each other; after
 * a conflict the fields that were not touched show what the other one wrote, and saving again is a decision.
 */
export function EditArea({ area, close }: { area: Area; close: () => void }): ReactNode {
  const say = useWords('place')
  const tell = useDone()
  const command = useCommand(editArea)
  const [change, setChange] = useState<Change>({})
  useShortcuts([{ keys: 'Escape', label: 'platform:key.back', run: close, whileTyping: true }])
  const value = {
    ...area,
    contact: { name: '', phone: '' },
    ...(area.contact ? { contact: area.contact } : {}),
    ...change,
  }
  const set = (next: Change): void => setChange({ ...change, ...next })
  const answersFor = area.kind === 'compound' || area.kind === 'grid' || area.responsible !== null
  const moved = command.problem?.code === 'platform.changed_meanwhile'

  const save = async (): Promise<void> => {
    if (Object.keys(change).length === 0) return close()
    const before = beforeOf(area, change)
    const outcome = await command.send({ id: area.id, version: area.version, ...change })
    if (outcome.state !== 'accepted') return
    tell({
      text: say('done.edited', { name: value.name }),
      undo: {
        label: say('undo.edit'),
        steps: async () => {
          const { area: now } = await get(getArea, { id: area.id })
          const body = { id: area.id, version: now.version, ...before }
          return [{ label: area.name, send: () => enqueue(editArea, body) }]
        },
      },
    })
    close()
  }

  return (
    <Form layout="vertical" className="place-edit" onFinish={() => void save()} disabled={command.busy}>
      <Field label={say('fact.name')} {...problemAt(fieldProblem(command.problem, 'name'))}>
        <Input autoFocus value={value.name} maxLength={60} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label={say('fact.aliases')} {...problemAt(fieldProblem(command.problem, 'aliases'))}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          value={[...value.aliases]}
          placeholder={say('edit.aliasesHint')}
          onChange={(aliases: string[]) => set({ aliases: aliases.map((alias) => alias.slice(0, 60)).slice(0, 20) })}
        />
      </Field>
      {area.kind === 'compound' ? (
        <Field label={say('fact.class')} className="wide">
          <Radio.Group
            value={value.class}
            onChange={(event) => set({ class: event.target.value })}
            options={compoundClasses.map((each) => ({ value: each, label: say(`class.${each}`) }))}
          />
        </Field>
      ) : null}
      {answersFor ? (
        <>
          <Field label={say('fact.responsible')}>
            <Input
              value={value.responsible ?? ''}
              maxLength={60}
              onChange={(event) => set({ responsible: event.target.value })}
            />
          </Field>
          <Field label={say('fact.contactName')}>
            <Input
              value={value.contact.name}
              maxLength={50}
              onChange={(event) => set({ contact: { ...value.contact, name: event.target.value } })}
            />
          </Field>
          <Field label={say('fact.contactPhone')}>
            <Input
              value={value.contact.phone}
              maxLength={20}
              inputMode="tel"
              onChange={(event) => set({ contact: { ...value.contact, phone: event.target.value } })}
            />
          </Field>
        </>
      ) : null}
      <div className="place-edit-foot wide">
        {moved ? (
          <p className="risk" role="alert">
            {say('edit.moved')}
          </p>
        ) : (
          <CommandNote progress={command.progress} shownFields={['name', 'aliases']} />
        )}
        <Button type="primary" htmlType="submit" loading={command.busy} disabled={value.name.trim() === ''}>
          {say(moved ? 'edit.saveAnyway' : 'action.save')}
        </Button>
        <Button onClick={close}>{say('action.cancel')}</Button>
      </div>
    </Form>
  )
}

function problemAt(text: string | undefined): { validateStatus?: 'error'; help?: string } {
  return text ? { validateStatus: 'error', help: text } : {}
}

/** What the touched fields held before, to take the edit back. */
function beforeOf(area: Area, change: Change): Change {
  return {
    ...(change.name === undefined ? {} : { name: area.name }),
    ...(change.aliases === undefined ? {} : { aliases: [...area.aliases] }),
    ...(change.class === undefined || area.class === null ? {} : { class: area.class }),
    ...(change.responsible === undefined ? {} : { responsible: area.responsible ?? '' }),
    ...(change.contact === undefined ? {} : { contact: area.contact ?? { name: '', phone: '' } }),
  }
}

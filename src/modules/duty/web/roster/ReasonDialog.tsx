import { Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Model } from './model.ts'
import type { useAssign, Wish } from './useAssign.ts'

/** Too little rest: says by how much, and asks why it must be. */
export function ReasonDialog({
  wish,
  model,
  hands,
}: {
  wish: Wish
  model: Model
  hands: ReturnType<typeof useAssign>
}): ReactNode {
  const say = useWords('duty')
  const [why, setWhy] = useState('')
  const clash = model.clash(wish.account, wish.slot)
  return (
    <ConfirmDialog
      title={say('rest.title', { name: model.name(wish.account) })}
      ok={say('rest.ok')}
      disabled={!why.trim()}
      command={hands.assign}
      go={() => hands.put(wish, why.trim())}
      close={hands.cancel}
    >
      <p>{say('rest.words', { hours: clash?.hours ?? 0, rule: clash?.rule ?? 0, post: clash?.postName ?? '' })}</p>
      <Form layout="vertical">
        <Field label={say('rest.why')}>
          <Input maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
        </Field>
      </Form>
    </ConfirmDialog>
  )
}

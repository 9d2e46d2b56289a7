import { Form, Modal, Select } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { type Placed, rotate } from '../../contract/index.ts'
import { Left } from './Left.tsx'
import { type Model, type Roster, restRules, spanOf } from './model.ts'
import { useBulk } from './useBulk.ts'

/** Fills what is empty by rotation: which posts, which people; says before what comes of it and what stays empty. */
export function RotateDialog({
  roster,
  model,
  days,
  close,
}: {
  roster: Roster
  model: Model
  days: readonly string[]
  close: () => void
}): ReactNode {
  const say = useWords('duty')
  const bulk = useBulk()
  const missingAt = useMemo(() => {
    const open = (post: Roster['posts'][number], placed: readonly Placed[]) =>
      days.reduce(
        (sum, day) =>
          sum +
          model
            .slots(post, day)
            .filter(({ isOver }) => !isOver)
            .reduce((missing, slot) => {
              const here = placed.filter((one) => one.post === post.id && one.startsAt === slot.startsAt).length
              return missing + Math.max(0, slot.missing - here)
            }, 0),
        0,
      )
    return open
  }, [days, model])
  const [posts, setPosts] = useState(() => roster.posts.filter((post) => missingAt(post, []) > 0).map(({ id }) => id))
  const [people, setPeople] = useState<string[]>([])
  const placed = useMemo(() => {
    const taken = [...roster.shifts, ...roster.elsewhere].map((one) => ({ ...one, ...spanOf(one) }))
    const chosen = roster.posts.filter(({ id }) => posts.includes(id))
    return rotate(chosen, people, taken, days, Date.parse(roster.now), restRules(roster.rest))
  }, [roster, posts, people, days])
  const left = roster.posts
    .filter(({ id }) => posts.includes(id))
    .reduce((sum, post) => sum + missingAt(post, placed), 0)
  const go = async (): Promise<void> => {
    if (await bulk.send(placed)) close()
  }
  return (
    <Modal
      open
      width={640}
      title={say('rotate.title')}
      okText={say('rotate.go', { count: placed.length })}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: placed.length === 0, loading: bulk.command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <p className="soft">{say('rotate.hint')}</p>
      <Form layout="vertical" className="duty-form">
        <Field label={say('rotate.posts')}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            maxTagCount={6}
            value={posts}
            onChange={setPosts}
            options={roster.posts.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={say('rotate.people')}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            maxTagCount={12}
            placeholder={say('rotate.peopleHint')}
            value={people}
            onChange={setPeople}
            options={roster.people.map(({ id, name, agencyName }) => ({ value: id, label: `${name} ${agencyName}` }))}
          />
        </Field>
      </Form>
      <p role="status" className={left > 0 ? 'risk' : 'done'}>
        {say(left > 0 ? 'rotate.left' : 'rotate.whole', { made: placed.length, left })}
      </p>
      {bulk.refused ? (
        <Left rows={bulk.refused.map(({ shift, text }) => ({ shift, why: text }))} roster={roster} model={model} />
      ) : null}
      <CommandNote progress={bulk.command.progress} />
    </Modal>
  )
}

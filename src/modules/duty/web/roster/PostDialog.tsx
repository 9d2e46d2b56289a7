import { Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import {
  type Candidate,
  changePost,
  closePost,
  definePost,
  type Post,
  type PostKind,
  postKinds,
} from '../../contract/index.ts'
import { NeedEditor, type Needs } from './NeedEditor.tsx'

/** A post, new or changed: what kind, where, who leads it, how many people in which hours. */
export function PostDialog({
  post,
  people,
  close,
}: {
  post: Post | undefined
  people: readonly Candidate[]
  close: () => void
}): ReactNode {
  const say = useWords('duty')
  const tell = useDone()
  const define = useCommand(definePost)
  const change = useCommand(changePost)
  const end = useCommand(closePost)
  const [kind, setKind] = useState<PostKind>(post?.kind ?? 'community_gate')
  const [name, setName] = useState(post?.name ?? '')
  const [place, setPlace] = useState<PickedPlace | undefined>(post && { id: post.place, name: post.placeName })
  const [spot, setSpot] = useState(post?.spot ?? '')
  const [leader, setLeader] = useState<string | undefined>(post?.leader?.id)
  const [needs, setNeeds] = useState<Needs>({
    need: post?.need ?? Array<number>(24).fill(1),
    starts: post?.starts ?? [0, 8, 16],
  })
  const [lat, setLat] = useState<number | null>(post?.position?.lat ?? null)
  const [lon, setLon] = useState<number | null>(post?.position?.lon ?? null)
  const [isTried, setIsTried] = useState(false)
  const command = post ? change : define
  const note = (missing: boolean, words: string, path: string) => {
    const text = isTried && missing ? say(words) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const isHalf = (lat === null) !== (lon === null)

  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!name.trim() || !place || isHalf) return
    const body = {
      ...{ kind, name: name.trim(), place: place.id, need: [...needs.need], starts: [...needs.starts] },
      ...(spot.trim() ? { spot: spot.trim() } : {}),
      ...(leader ? { leader } : {}),
      ...(lat !== null && lon !== null ? { position: { lat, lon } } : {}),
    }
    const outcome = post
      ? await change.send({ ...body, post: post.id, version: post.version })
      : await define.send(body)
    if (outcome.state === 'accepted') close()
  }
  const shut = async (): Promise<void> => {
    if (!post) return
    const outcome = await end.send({ post: post.id, version: post.version })
    if (outcome.state !== 'accepted') return
    const { version } = outcome.result
    const text = say('postForm.closed', { name: post.name })
    const steps = async () => [
      { label: text, send: () => enqueue(closePost, { post: post.id, version, reopen: true }) },
    ]
    tell({ text, undo: { label: say('postForm.reopen'), steps } })
    close()
  }

  return (
    <Modal
      open
      width={680}
      title={say(post ? 'postForm.change' : 'postForm.new')}
      okText={say('postForm.go')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      {post ? (
        <p className="duty-post-links">
          <Link to={`/duty/posts/${post.id}/code`}>{say('postForm.code')}</Link>
          <button type="button" className="link-button late" onClick={() => void shut()}>
            {say('postForm.close')}
          </button>
        </p>
      ) : null}
      <Form layout="vertical" className="duty-form">
        <div className="duty-pair">
          <Field label={say('postForm.kind')} {...note(false, '', 'kind')}>
            <Select
              value={kind}
              onChange={setKind}
              options={postKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
            />
          </Field>
          <Field label={say('postForm.name')} {...note(!name.trim(), 'wrong.name', 'name')}>
            <Input maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
        </div>
        <Form.Item
          label={place ? say('postForm.placeIs', { name: place.name }) : say('postForm.place')}
          {...note(!place, 'wrong.place', 'place')}
        >
          <PlacePicker value={place} onChange={setPlace} />
        </Form.Item>
        <div className="duty-pair">
          <Field label={say('postForm.spot')} {...note(false, '', 'spot')}>
            <Input maxLength={100} value={spot} onChange={(event) => setSpot(event.target.value)} />
          </Field>
          <Field label={say('postForm.leader')} {...note(false, '', 'leader')}>
            <Select
              showSearch
              allowClear
              optionFilterProp="label"
              placeholder={say('people.search')}
              value={leader ?? null}
              onChange={(next: string | null) => setLeader(next ?? undefined)}
              options={people.map(({ id, name: label, agencyName }) => ({
                value: id,
                label: `${label} ${agencyName}`,
              }))}
            />
          </Field>
        </div>
        <NeedEditor needs={needs} onChange={setNeeds} />
        <div className="duty-pair">
          <Field label={say('postForm.lat')} {...note(isHalf, 'wrong.position', 'position/lat')}>
            <NumberInput isWhole={false} min={-90} max={90} value={lat} onChange={setLat} />
          </Field>
          <Field label={say('postForm.lon')} {...note(false, '', 'position/lon')}>
            <NumberInput isWhole={false} min={-180} max={180} value={lon} onChange={setLon} />
          </Field>
        </div>
        <p className="soft">{say('postForm.positionHint')}</p>
      </Form>
      <CommandNote progress={command.progress} />
      <CommandNote progress={end.progress} />
    </Modal>
  )
}

import { Button, Form, Input, Modal, Popconfirm, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { getNow } from '#modules/duty/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { type PickedPlace, PlacePicker } from '#platform/web/desk/placePicker.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { change, define } from '../../contract/index.ts'
import type { Lane } from './Lanes.tsx'

const kinds = ['county_entrance', 'community_gate'] as const

/** Sets up a checkpoint, or changes one and takes it away. */
export function SetupDialog({
  lane,
  lanes,
  close,
}: {
  lane?: Lane
  lanes: readonly Lane[]
  close: () => void
}): ReactNode {
  const say = useWords('checkpoint')
  const defining = useCommand(define)
  const changing = useCommand(change)
  const command = lane ? changing : defining
  const [kind, setKind] = useState<(typeof kinds)[number]>('county_entrance')
  const [place, setPlace] = useState<PickedPlace>()
  const [name, setName] = useState(lane?.name ?? '')
  const [direction, setDirection] = useState(lane?.direction ?? '')
  const [hours, setHours] = useState(lane?.hoursOpen ?? '')
  const [equipment, setEquipment] = useState(lane?.equipment ?? '')
  const [staffNeeded, setStaffNeeded] = useState<number | null>(lane?.staffNeeded ?? 2)
  const [post, setPost] = useState(lane?.duty?.post)
  const posts = usePosts(lane, lanes)
  const [isTried, setIsTried] = useState(false)
  const note = (isMissing: boolean, words: string, path: string) => {
    const text = isTried && isMissing ? say(words) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const setUp = {
    ...{ name: name.trim(), direction: direction.trim(), hours: hours.trim(), equipment: equipment.trim() },
    staffNeeded: staffNeeded ?? 0,
    ...(post ? { post } : {}),
  }
  const save = async (closed: boolean): Promise<void> => {
    setIsTried(true)
    if (!name.trim() || staffNeeded === null || (!lane && !place)) return
    const outcome = lane
      ? await changing.send({ checkpoint: lane.id, version: lane.version, ...setUp, closed })
      : await defining.send({ place: place?.id ?? '', kind, ...setUp })
    if (outcome.state === 'accepted') close()
  }
  return (
    <Modal
      open
      width={600}
      title={say(lane ? 'setup.change' : 'define')}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void save(false)}
      onCancel={close}
    >
      <Form layout="vertical" className="checkpoint-setup">
        <Field label={say('setup.name')} {...note(!name.trim(), 'wrong.name', 'name')}>
          <Input maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        {lane ? null : (
          <>
            <Field label={say('setup.kind')}>
              <Radio.Group
                value={kind}
                onChange={(event) => setKind(event.target.value)}
                options={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
              />
            </Field>
            <Form.Item
              label={place ? say('setup.placeIs', { name: place.name }) : say('setup.place')}
              {...note(!place, 'wrong.place', 'place')}
            >
              <PlacePicker value={place} onChange={setPlace} />
            </Form.Item>
          </>
        )}
        <Field label={say('setup.direction')} {...note(false, '', 'direction')}>
          <Input maxLength={100} value={direction} onChange={(event) => setDirection(event.target.value)} />
        </Field>
        <Field label={say('setup.hours')} {...note(false, '', 'hours')}>
          <Input maxLength={60} value={hours} onChange={(event) => setHours(event.target.value)} />
        </Field>
        <Field label={say('setup.equipment')} {...note(false, '', 'equipment')}>
          <Input maxLength={200} value={equipment} onChange={(event) => setEquipment(event.target.value)} />
        </Field>
        <Field label={say('setup.post')} extra={post ? say('setup.postNeed') : undefined} {...note(false, '', 'post')}>
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            placeholder={say('setup.postNone')}
            value={post}
            onChange={(next: string | undefined) => setPost(next)}
            options={posts}
            notFoundContent={say('setup.postEmpty')}
          />
        </Field>
        {post ? null : (
          <Field label={say('setup.staff')} {...note(staffNeeded === null, 'wrong.staff', 'staffNeeded')}>
            <NumberInput min={0} max={50} value={staffNeeded} onChange={setStaffNeeded} />
          </Field>
        )}
      </Form>
      {lane ? (
        <Popconfirm
          title={say('setup.closeAsk')}
          okText={say('setup.closeGo')}
          cancelText={say('action.cancel')}
          onConfirm={() => save(true)}
        >
          <Button danger>{say('setup.close')}</Button>
        </Popconfirm>
      ) : null}
      <CommandNote progress={command.progress} />
    </Modal>
  )
}

/** Duty posts that can keep the checkpoint: those of the roster that keep no other; its own one even where it was closed. */
function usePosts(lane: Lane | undefined, lanes: readonly Lane[]): { value: string; label: string }[] {
  const say = useWords('checkpoint')
  const { data } = useQuery(getNow, {})
  const own = lane?.duty
  const taken = new Set(lanes.flatMap(({ id, duty }) => (duty && id !== lane?.id ? [duty.post] : [])))
  const free = (data?.posts ?? [])
    .filter(({ id }) => !taken.has(id) && id !== own?.post)
    .map(({ id, name, placeName }) => ({ value: id, label: [name, placeName].filter(Boolean).join(' · ') }))
  const ownName = own?.isClosed ? say('setup.postClosed', { name: own.name }) : own?.name
  return own ? [{ value: own.post, label: ownName ?? '' }, ...free] : free
}

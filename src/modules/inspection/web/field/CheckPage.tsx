import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { reportIncident } from '#modules/incident/contract/index.ts'
import { askSupply } from '#modules/supply/contract/index.ts'
import { countyNow } from '#platform/web/clock.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useKept } from '#platform/web/field/kept.ts'
import { PhotoField } from '#platform/web/field/photo.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { toBase64 } from '#platform/web/field/shrink.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { useFollowing } from '#platform/web/useFollowing.ts'
import { addPhoto, type MyCheck, type MyChecks, myChecks, recordCheck } from '../../contract/index.ts'
import { Conditions } from './Conditions.tsx'
import { Difficulties } from './Difficulties.tsx'
import { bodyOf, emptyDraft, missingOf } from './draft.ts'
import { People } from './People.tsx'
import { type Position, PositionCard } from './PositionCard.tsx'
import './known.ts'
import './inspection-field.css'

/** One check at the post, from who is there to what is difficult; kept on the phone until there is signal. */
export default function CheckPage(): ReactNode {
  const say = useWords('inspection')
  const { id } = useParams()
  const answer = useKept('inspection.mine', myChecks, {})
  const check = answer.data?.checks.find((one) => one.id === id)
  if (check && answer.data) return <Form key={check.id} check={check} items={answer.data.items} />
  return (
    <Screen title={say('check.title')} back="/inspections">
      <KeptNote of="inspection" answer={answer} />
      {answer.data ? <p className="f-card">{say('check.gone')}</p> : null}
    </Screen>
  )
}

/** Hours within which what is short is needed. */
const neededWithin = 4

function Form({ check, items }: { check: MyCheck; items: MyChecks['items'] }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const back = useBack('/inspections')
  const command = useCommand(recordCheck)
  const follow = useFollowing()
  const [ids] = useState(() => ({ visit: newId(), empty: newId(), photo: newId() }))
  const [draft, setDraft] = useState(emptyDraft)
  const [position, setPosition] = useState<Position>()
  const [photo, setPhoto] = useState<Blob>()
  const [isTried, setIsTried] = useState(false)
  const missing = missingOf(draft, check)
  const change = (more: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...more }))

  async function save(): Promise<void> {
    setIsTried(true)
    if (missing.length > 0) return
    const jpeg = photo ? await toBase64(photo) : undefined
    const sent = command.send(bodyOf(draft, check, ids.empty, position), { id: ids.visit })
    // One go: what came of a difficulty waits behind the check in the same outbox, under the id that the check names.
    for (const { id: finding, said, becomes } of draft.difficulties) {
      if (becomes?.to === 'request')
        follow(
          askSupply,
          {
            ...{ point: check.supplyTo, item: becomes.item, quantity: becomes.quantity, urgency: 'now' as const },
            dueAt: new Date(countyNow().getTime() + neededWithin * 3_600_000).toISOString(),
            ...{ why: say('check.why', { post: check.postName, said: said.trim() }).slice(0, 200), finding },
          },
          becomes.id,
        )
      if (becomes?.to === 'incident')
        follow(
          reportIncident,
          {
            place: check.place,
            kind: becomes.kind,
            what: said.trim(),
            spot: check.postName,
            source: 'inspection',
            finding,
          },
          becomes.id,
        )
    }
    if (jpeg) follow(addPhoto, { visit: ids.visit, jpeg }, ids.photo)
    const outcome = await savedOr(sent)
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    back()
  }

  return (
    <Screen
      title={check.postName}
      sub={`${[check.placeName, check.spot].filter(Boolean).join(' ')} · ${format.moment(check.hourAt)}`}
      back="/inspections"
      persons
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          {isTried && missing.length > 0 ? (
            <p className="f-problem" role="alert">
              {say('check.missing', { what: missing.map((one) => say(`check.part.${one}`)).join('、') })}
            </p>
          ) : null}
          <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
            {say('check.save')}
          </BigButton>
        </>
      }
    >
      {check.before.length > 0 ? (
        <p className="f-card f-late">
          {say('before', { kinds: check.before.map((kind) => say(`kind.${kind}`)).join('、') })}
        </p>
      ) : null}
      <People check={check} draft={draft} change={change} />
      <Conditions draft={draft} change={change} />
      <Difficulties items={items} draft={draft} change={change} isTried={isTried} />
      <section className="f-card">
        <h2>{say('photo.title')}</h2>
        <PhotoField
          value={photo}
          onChange={setPhoto}
          texts={{
            take: say('photo.take'),
            busy: say('photo.busy'),
            again: say('photo.again'),
            drop: say('photo.drop'),
            unreadable: say('photo.unreadable'),
            preview: say('photo.preview'),
          }}
        />
        <p className="f-quiet f-small">{say('photo.hint')}</p>
      </section>
      <PositionCard value={position} onChange={setPosition} />
    </Screen>
  )
}

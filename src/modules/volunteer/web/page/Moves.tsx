import { Button, Checkbox, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import {
  accept,
  decline,
  declineReasons,
  endReasons,
  endService,
  renewSlip,
  reopen,
  stateAfter,
  type WholeVolunteer,
  withdraw,
} from '../../contract/index.ts'
import { Slip, type SlipProps } from '../Slip.tsx'
import { Checks } from './Checks.tsx'

/** What can be done now: vetting, accepting, declining, ending, and the way back. */
export function Moves({ whole }: { whole: WholeVolunteer }): ReactNode {
  const say = useWords('volunteer')
  const { volunteer, language } = whole
  const { id, version, state, checks } = volunteer
  const [slip, setSlip] = useState<SlipProps['slip']>()
  const [account] = useState(uuidv7)
  const [no, setNo] = useState<(typeof declineReasons)[number]>()
  const [why, setWhy] = useState<(typeof endReasons)[number]>()
  const [isAnother, setIsAnother] = useState(false)
  const accepting = useCommand(accept)
  const declining = useCommand(decline)
  const ending = useCommand(endService)
  const opening = useCommand(reopen)
  const leaving = useCommand(withdraw)
  const renewing = useCommand(renewSlip)
  const isTwice = whole.same.some((one) => one.state === 'accepted')
  const held = { volunteer: id, version }
  const all = [accepting, declining, ending, opening, leaving, renewing]
  const isBusy = all.some(({ busy }) => busy)
  const may = (move: Parameters<typeof stateAfter>[1]) => stateAfter(state, move) !== undefined
  const give = async (sent: Promise<{ state: string; result?: SlipProps['slip'] }>): Promise<void> => {
    const outcome = await sent
    if (outcome.state === 'accepted') setSlip(outcome.result ?? {})
  }
  return (
    <>
      {state === 'withdrawn' ? null : (
        <Panel title={say(state === 'new' ? 'moves.vet' : 'moves.title')}>
          {state === 'new' || state === 'accepted' ? <Checks key={version} volunteer={volunteer} /> : null}
          {may('accept') ? (
            <div className="volunteer-row">
              <Button
                type="primary"
                disabled={checks.length === 0 || isBusy || (isTwice && !isAnother)}
                loading={accepting.busy}
                onClick={() => void give(accepting.send({ ...held, account, ...(isTwice ? { isAnother } : {}) }))}
              >
                {say('moves.accept')}
              </Button>
              {isTwice ? (
                <Checkbox checked={isAnother} onChange={({ target }) => setIsAnother(target.checked)}>
                  {say('same.another')}
                </Checkbox>
              ) : null}
              <span className="soft">{say(checks.length === 0 ? 'moves.vetFirst' : 'moves.acceptHint')}</span>
            </div>
          ) : null}
          {may('decline') ? (
            <div className="volunteer-row">
              <Select
                aria-label={say('moves.declineWhy')}
                placeholder={say('moves.declineWhy')}
                value={no ?? null}
                onChange={setNo}
                options={declineReasons.map((value) => ({ value, label: say(`said.${value}`) }))}
                style={{ minWidth: 220 }}
              />
              <Button
                disabled={!no || isBusy}
                loading={declining.busy}
                onClick={() => no && void declining.send({ ...held, reason: no })}
              >
                {say('moves.decline')}
              </Button>
              <span className="soft">{say('moves.declineHint')}</span>
            </div>
          ) : null}
          {state === 'accepted' ? (
            <div className="volunteer-row">
              <Button
                disabled={isBusy}
                loading={renewing.busy}
                onClick={() => void give(renewing.send({ volunteer: id }))}
              >
                {say('moves.renew')}
              </Button>
              <span className="soft">{say('moves.renewHint')}</span>
            </div>
          ) : null}
          {may('end') ? (
            <div className="volunteer-row">
              <Select
                aria-label={say('moves.endWhy')}
                placeholder={say('moves.endWhy')}
                value={why ?? null}
                onChange={setWhy}
                options={endReasons.map((value) => ({ value, label: say(`said.${value}`) }))}
                style={{ minWidth: 220 }}
              />
              <Button
                danger
                disabled={!why || isBusy}
                loading={ending.busy}
                onClick={() => why && void ending.send({ ...held, reason: why })}
              >
                {say('moves.end')}
              </Button>
              <span className="soft">{say('moves.endHint')}</span>
            </div>
          ) : null}
          {may('reopen') && !whole.isErased ? (
            <div className="volunteer-row">
              <Button disabled={isBusy} loading={opening.busy} onClick={() => void opening.send(held)}>
                {say(state === 'ended' ? 'moves.serveAgain' : 'moves.reopen')}
              </Button>
              <span className="soft">{say(state === 'ended' ? 'moves.serveAgainHint' : 'moves.reopenHint')}</span>
            </div>
          ) : null}
          {state !== 'accepted' && may('withdraw') ? (
            <div className="volunteer-row">
              <Button danger disabled={isBusy} loading={leaving.busy} onClick={() => void leaving.send(held)}>
                {say('moves.withdraw')}
              </Button>
              <span className="soft">{say('moves.withdrawHint')}</span>
            </div>
          ) : null}
          {all.map(({ progress }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the commands stand in one order
            <CommandNote key={index} progress={progress} />
          ))}
        </Panel>
      )}
      {slip ? <Slip slip={slip} no={volunteer.no} language={language} close={() => setSlip(undefined)} /> : null}
    </>
  )
}

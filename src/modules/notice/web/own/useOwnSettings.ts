import { useEffect, useState } from 'react'
import type { BodyOf } from '#platform/contract/index.ts'
import { useQuery } from '#platform/web/query.ts'
import { type CommandState, useCommand } from '#platform/web/useCommand.ts'
import {
  type OwnSettings,
  type OwnWay,
  ownSettings,
  type Quiet,
  setOwn,
  type Topic,
  type Wanted,
} from '../../contract/index.ts'

/** A form's state of the own settings: what was changed and not yet kept. */
export interface SettingsForm {
  data: OwnSettings | undefined
  error: ReturnType<typeof useQuery<typeof ownSettings>>['error']
  quiet: Quiet
  topics: Wanted
  /** Undefined: as it is kept. */
  phone: string | undefined
  isChanged: boolean
  isKept: boolean
  command: CommandState<typeof setOwn>
  setQuiet: (quiet: Quiet) => void
  setWay: (topic: Topic, way: OwnWay, isOn: boolean) => void
  setPhone: (phone: string | undefined) => void
  again: () => void
  keep: () => Promise<void>
}

/** Reads the own settings and holds the changes until they are kept. */
export function useOwnSettings(): SettingsForm {
  const { data, error, refetch } = useQuery(ownSettings, {})
  const command = useCommand(setOwn)
  const [change, setChange] = useState<Partial<BodyOf<typeof setOwn>>>({})
  const [isKept, setIsKept] = useState(false)
  const isChanged = Object.keys(change).length > 0
  const quiet = change.quiet ?? data?.quiet ?? { on: true, from: 0, to: 0 }
  const topics: Wanted = change.topics ?? data?.topics ?? {}
  const more = (next: Partial<BodyOf<typeof setOwn>>) => {
    setIsKept(false)
    if (command.problem) command.reset()
    setChange((before) => ({ ...before, ...next }))
  }
  useEffect(() => {
    if (isChanged) setIsKept(false)
  }, [isChanged])
  return {
    ...{ data, error, quiet, topics, phone: change.phone, isChanged, isKept, command },
    setQuiet: (next) => more({ quiet: next }),
    setWay: (topic, way, isOn) => more({ topics: { ...topics, [topic]: { ...topics[topic], [way]: isOn } } }),
    setPhone: (phone) => (phone === undefined ? setChange(({ phone: _, ...rest }) => rest) : more({ phone })),
    again: () => void refetch(),
    async keep() {
      const outcome = await command.send({
        quiet,
        topics,
        ...(change.phone === undefined ? {} : { phone: change.phone }),
      })
      if (outcome.state !== 'accepted') return
      setChange({})
      setIsKept(true)
    },
  }
}

/** A minute of the day as HH:MM. */
const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Half hours of the day to choose from, with the one that is chosen; the browser's own clock would speak its own language. */
export function timesWith(minute: number): { value: number; text: string }[] {
  const halves = Array.from({ length: 48 }, (_, nth) => nth * 30)
  const all = halves.includes(minute) ? halves : [...halves, minute].sort((a, b) => a - b)
  return all.map((value) => ({ value, text: clockOf(value) }))
}

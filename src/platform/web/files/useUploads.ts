import { useEffect, useRef, useState } from 'react'
import { type Attach, type Checked, mostFiles } from '#platform/contract/file.ts'
import { isAny } from '#platform/contract/person-numbers.ts'
import { newId } from '../outbox.ts'
import { forgetOthers, forgetUpload, upload, type Way } from './upload.ts'

/** A file that arrived, with what its sender says of it. */
export interface Chosen {
  checked: Checked
  /** Why it is needed though numbers of persons stand in it. */
  why: string
  /** That the sender looked through what no program could search. */
  looked: boolean
}

/** A file that is on its way, or was refused. */
export interface OnItsWay extends Way {
  key: string
  name: string
  file: File
}

/** What is missing before a file may go: a reason, or a look. */
export function lacks({ checked, why, looked }: Chosen): 'why' | 'looked' | undefined {
  if (isAny(checked) && !why.trim()) return 'why'
  return checked.searched !== 'all' && !looked ? 'looked' : undefined
}

/** Files as a command takes them. */
export function attachOf(chosen: readonly Chosen[]): Attach[] {
  return chosen.map(({ checked, why, looked }) => ({
    ...{ upload: checked.upload, digest: checked.digest },
    ...(isAny(checked) ? { why: why.trim() } : {}),
    ...(checked.searched === 'all' ? {} : { looked }),
  }))
}

/** Lets go of what a command has taken. */
export function taken(chosen: readonly Chosen[]): void {
  for (const { checked } of chosen) forgetUpload(checked.upload)
}

export interface Uploads {
  ways: readonly OnItsWay[]
  isFull: boolean
  add: (files: readonly File[]) => void
  cancel: (key: string) => void
  remove: (id: string) => void
  /** Lets go of all own uploads that this form does not hold, and sends the one again that found no room. */
  dropOthers: (key: string) => Promise<void>
  change: (id: string, part: Partial<Pick<Chosen, 'why' | 'looked'>>) => void
}

/** Files of one form: those on their way here, those that arrived in the form's own draft. */
export function useUploads(value: readonly Chosen[], onChange: (next: readonly Chosen[]) => void): Uploads {
  const [ways, setWays] = useState<readonly OnItsWay[]>([])
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }
  const running = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const all = running.current
    return () => {
      // What the server has stays there for a day: chosen again, the file goes on.
      for (const one of all.values()) one.abort()
    }
  }, [])
  const put = (next: readonly Chosen[]): void => {
    latest.current.value = next
    latest.current.onChange(next)
  }
  const drop = (key: string): void => {
    running.current.delete(key)
    setWays((before) => before.filter((way) => way.key !== key))
  }
  const start = (file: File): void => {
    const key = newId()
    const stop = new AbortController()
    running.current.set(key, stop)
    setWays((before) => [...before, { key, file, name: file.name, phase: 'reading', sent: 0, size: file.size }])
    const tell = (way: Way): void => {
      const { checked } = way
      if (!checked) {
        setWays((before) => before.map((one) => (one.key === key ? { ...one, ...way } : one)))
        return
      }
      drop(key)
      const before = latest.current.value
      if (!before.some((one) => one.checked.upload === checked.upload))
        put([...before, { checked, why: '', looked: false }])
    }
    void upload(file, tell, stop.signal)
  }
  const open = value.length + ways.filter(({ phase }) => phase !== 'refused').length
  return {
    ways,
    isFull: open >= mostFiles,
    add: (files) => {
      for (const file of files.slice(0, mostFiles - open)) start(file)
    },
    cancel: (key) => {
      running.current.get(key)?.abort()
      const id = ways.find((way) => way.key === key)?.upload
      if (id) forgetUpload(id)
      drop(key)
    },
    dropOthers: async (key) => {
      const file = ways.find((way) => way.key === key)?.file
      const held = [...latest.current.value.map(({ checked }) => checked.upload), ...ways.map((way) => way.upload)]
      await forgetOthers(held.filter((id) => id !== undefined))
      drop(key)
      if (file) start(file)
    },
    remove: (id) => {
      forgetUpload(id)
      put(latest.current.value.filter(({ checked }) => checked.upload !== id))
    },
    change: (id, part) =>
      put(latest.current.value.map((one) => (one.checked.upload === id ? { ...one, ...part } : one))),
  }
}

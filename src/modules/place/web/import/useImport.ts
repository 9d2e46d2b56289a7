import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DoorList } from '../../contract/index.ts'
import { fields, guessMapping, headingRow, headingsOf, type Mapping } from './headers.ts'
import { type Prepared, prepareLines } from './lines.ts'
import { type Refused, readFile, type Sheet } from './read/readFile.ts'
import { rememberedHeadings, rememberHeadings } from './remembered.ts'
import { runImport, type Totals } from './run.ts'

/** A file that was read, and how its columns are understood. */
export interface OpenFile {
  name: string
  encoding: string
  sheets: readonly Sheet[]
  sheet: number
  heading: number
  mapping: Mapping
}

export interface Run {
  dryRun: boolean
  busy: boolean
  stopping: boolean
  total: number
  blank: number
  totals: Totals
}

export interface Import {
  source: DoorList
  setSource: (source: DoorList) => void
  reading: boolean
  refused: Refused | undefined
  file: OpenFile | undefined
  open: (file: File) => Promise<void>
  close: () => void
  change: (change: Partial<Pick<OpenFile, 'sheet' | 'heading' | 'mapping'>>) => void
  run: Run | undefined
  start: (dryRun: boolean, area: string) => Promise<void>
  stop: () => void
}

/** The state of one import: file, columns, dry run, import. A change of any step undoes the ones after it. */
export function useImport(): Import {
  const client = useQueryClient()
  const [source, setSource] = useState<DoorList>('house_register')
  const [reading, setReading] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const [file, setFile] = useState<OpenFile>()
  const [run, setRun] = useState<Run>()
  const going = useRef(true)

  const open = async (chosen: File): Promise<void> => {
    setReading(true)
    setRefused(undefined)
    setFile(undefined)
    setRun(undefined)
    const answer = await readFile(chosen)
    setReading(false)
    if ('refused' in answer) return setRefused(answer.refused)
    setFile({
      name: chosen.name,
      encoding: answer.encoding,
      sheets: answer.sheets,
      ...understood(answer.sheets, 0, source),
    })
  }

  const start = async (dryRun: boolean, area: string): Promise<void> => {
    const sheet = file?.sheets[file.sheet]
    if (!file || !sheet) return
    rememberHeadings(source, headingsOf(file.mapping, sheet.rows[file.heading] ?? []))
    const prepared = prepareLines(sheet.rows, file.heading, file.mapping)
    const order = { area, source, fileName: [...file.name].slice(-120).join(''), dryRun }
    going.current = true
    setRun({ ...begun(prepared), dryRun })
    const set = (totals: Totals): void => setRun((before) => before && { ...before, totals })
    const totals = await runImport(prepared, order, set, () => going.current)
    setRun((before) => before && { ...before, totals, busy: false })
    if (!dryRun)
      void client.invalidateQueries({ predicate: ({ queryKey }) => /^(place|registry)\./.test(String(queryKey[0])) })
  }

  return {
    source,
    setSource: (next) => {
      setSource(next)
      setRun(undefined)
      if (file) setFile({ ...file, ...understood(file.sheets, file.sheet, next) })
    },
    reading,
    refused,
    file,
    open,
    close: () => {
      setFile(undefined)
      setRefused(undefined)
      setRun(undefined)
    },
    change: (change) => {
      if (!file) return
      setRun(undefined)
      if (change.sheet !== undefined) setFile({ ...file, ...understood(file.sheets, change.sheet, source) })
      else if (change.heading !== undefined) {
        const headings = file.sheets[file.sheet]?.rows[change.heading] ?? []
        setFile({ ...file, heading: change.heading, mapping: guessMapping(headings, rememberedHeadings(source)) })
      } else setFile({ ...file, ...change })
    },
    run,
    start,
    stop: () => {
      going.current = false
      setRun((before) => before && { ...before, stopping: true })
    },
  }
}

function understood(sheets: readonly Sheet[], sheet: number, source: DoorList) {
  const rows = sheets[sheet]?.rows ?? []
  const heading = headingRow(rows)
  return { sheet, heading, mapping: guessMapping(rows[heading] ?? [], rememberedHeadings(source)) }
}

function begun(prepared: Prepared): Omit<Run, 'dryRun'> {
  const { rejected, lines, blank } = prepared
  const totals = { rowsIn: rejected.length, created: 0, matched: 0, areas: 0, rejected, unsent: lines.length }
  return { busy: true, stopping: false, total: lines.length + rejected.length, blank, totals }
}

/** Fields that must have a column before anything can be sent. */
export function isReady(mapping: Mapping): boolean {
  return mapping.number !== undefined && fields.some((field) => field !== 'number' && mapping[field] !== undefined)
}

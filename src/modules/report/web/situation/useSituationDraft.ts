import { useCallback, useState } from 'react'
import type { SituationFigure, Texts, WholeSituation } from '../../contract/index.ts'
import { noteKey } from './FigureTable.tsx'

/** A report as it is being written; `version` is the one that it was read at. */
export interface SituationDraft {
  version: number
  texts: Texts
  notes: Readonly<Record<string, string>>
}

const keyOf = (id: string): string => `lianfang.situation.${id}`

/** Whether this tab holds words of a report that are not saved yet. */
export const hasUnsaved = (id: string): boolean => read(id) !== undefined

/** What is written of a report in this tab: a reload loses nothing of it; saved or dropped, the server's stands again. */
export function useSituationDraft(whole: WholeSituation) {
  const { id, version } = whole.situation
  const [mine, setMine] = useState<SituationDraft | undefined>(() => read(id))
  const keep = useCallback(
    (next: SituationDraft) => {
      try {
        sessionStorage.setItem(keyOf(id), JSON.stringify(next))
      } catch {
        // A browser that stores nothing keeps it on the page alone.
      }
      setMine(next)
    },
    [id],
  )
  const drop = useCallback(() => {
    try {
      sessionStorage.removeItem(keyOf(id))
    } catch {
      // Nothing was kept.
    }
    setMine(undefined)
  }, [id])
  const draft = mine ?? draftOf(whole)
  return {
    draft,
    isMine: mine !== undefined,
    isBehind: mine !== undefined && mine.version < version,
    change: (part: Partial<SituationDraft>) => keep({ ...draft, ...part }),
    drop,
  }
}

/** Notes by what they stand beside. */
export const notesOf = ({ figures }: WholeSituation): Record<string, string> =>
  Object.fromEntries(figures.flatMap((figure) => (figure.note ? [[noteKey(figure), figure.note]] : [])))

/** Notes as the command takes them. */
export const notesBody = (figures: readonly SituationFigure[], notes: Readonly<Record<string, string>>) =>
  figures.flatMap(({ code, part }) => {
    const note = notes[noteKey({ code, part })]?.trim()
    return note ? [{ code, note, ...(part ? { part } : {}) }] : []
  })

function draftOf(whole: WholeSituation): SituationDraft {
  return { version: whole.situation.version, texts: whole.situation.texts, notes: notesOf(whole) }
}

function read(id: string): SituationDraft | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(id))
    return kept ? (JSON.parse(kept) as SituationDraft) : undefined
  } catch {
    return undefined
  }
}

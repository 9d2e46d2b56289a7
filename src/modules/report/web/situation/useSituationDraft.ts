import { useDraft } from '#platform/web/desk/useDraft.ts'
import type { Chosen } from '#platform/web/files/useUploads.ts'
import type { SituationFigure, Texts, WholeSituation } from '../../contract/index.ts'
import { noteKey } from './FigureTable.tsx'

/** A report as it is being written; `version` is the one that it was read at. */
export interface SituationDraft {
  version: number
  texts: Texts
  notes: Readonly<Record<string, string>>
  /** Files that go with the next save, and those of the report that do not go with it any more. */
  files?: readonly Chosen[]
  drops?: readonly string[]
}

/** Name under which this tab keeps what is written of a report. */
export const draftName = (id: string): string => `situation.${id}`

/** What is written of a report in this tab. */
export const useSituationDraft = (whole: WholeSituation) =>
  useDraft<SituationDraft>(draftName(whole.situation.id), draftOf(whole))

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

import type { BodyOf } from '#platform/contract/index.ts'
import { attachOf, lacks } from '#platform/web/files/useUploads.ts'
import type { issue } from '../../contract/index.ts'
import type { Draft, DraftDemand } from './draft.ts'

/** What a draft lacks, as keys of words; `demands` holds the ids of those without a text. */
export interface Wrong {
  title?: string
  due?: string
  owners?: string
  /** A file lacks its reason, or a look. */
  files?: true
  demands: ReadonlySet<string>
}

/** What is missing before a directive can go out; undefined when nothing is. */
export function wrongWith({ title, dueAt, owners, demands, files }: Draft): Wrong | undefined {
  const blank = new Set(demands.filter(({ text }) => !text.trim()).map(({ id }) => id))
  const wrong: Wrong = {
    demands: blank,
    ...(title.trim() ? {} : { title: 'wrong.title' }),
    ...(dueAt || demands.every((demand) => demand.dueAt) ? {} : { due: 'wrong.due' }),
    ...(owners.length > 0 || demands.every((demand) => demand.owners) ? {} : { owners: 'wrong.owners' }),
    ...(files.some(lacks) ? { files: true as const } : {}),
  }
  return wrong.title || wrong.due || wrong.owners || wrong.files || blank.size > 0 ? wrong : undefined
}

/** A complete draft as the command takes it; a demand without own deadline or owners has those of all. */
export function bodyOf(draft: Draft, place: string): BodyOf<typeof issue> {
  const preamble = draft.preamble.trim()
  return {
    place,
    title: draft.title.trim(),
    ...(preamble ? { preamble } : {}),
    demands: draft.demands.map((demand) => {
      const { text, asks, dueAt, owners = draft.owners } = demand
      const persons = personsOf(draft, demand)
      return {
        ...{ text: text.trim(), asks, dueAt: dueAt ?? draft.dueAt ?? '', owners: [...owners] },
        ...(persons.length > 0 ? { persons } : {}),
      }
    }),
    ...(draft.objective ? { objective: draft.objective } : {}),
    ...(draft.files.length > 0 ? { files: attachOf(draft.files) } : {}),
  }
}

/** Whom a demand puts in charge within its agencies: who is named for it, or else for all. */
export function personsOf(draft: Draft, demand: DraftDemand): { agency: string; person: string }[] {
  const named = { ...draft.persons, ...demand.persons }
  return (demand.owners ?? draft.owners).flatMap((agency) => {
    const person = named[agency]
    return person ? { agency, person: person.id } : []
  })
}

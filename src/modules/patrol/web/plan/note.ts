import type { Draft } from './draft.ts'

/** What is wrong at a field: not said yet, or refused by the server. */
export type Note = (missing: string, path: string) => { validateStatus?: 'error'; help?: string }

const fields = [
  'name',
  'agency',
  'vehicle',
  'startsAt',
  'endsAt',
  'despite',
  'recording',
  'cites',
  'stops',
  'place',
  'trade',
]

/** Fields of a draft that say themselves what is wrong, by the ends of their paths. */
export const shownFields = ({ crew, texts }: Pick<Draft, 'crew' | 'texts'>): string[] => [
  ...fields,
  ...crew.map((_, nth) => `crew/${nth}`),
  ...Object.keys(texts).map((language) => `texts/${language}`),
]

import {
  Array as ArrayOf,
  Boolean as BooleanOf,
  Integer,
  Null,
  Number as NumberOf,
  Object as ObjectOf,
  Optional,
  type Static,
  String as StringOf,
  type TSchema,
  type TString,
  type TUnsafe,
  Union,
  Unknown,
  Unsafe,
} from 'typebox'
import { Set as setFormat } from 'typebox/format'

// The meaning behind three formats, the same on server, phone and desk.
setFormat('date-time', (value) => instantPattern.test(value) && isDay(value.slice(0, 10)))
setFormat('date', isDay)
setFormat('words', isCleanText)
setFormat('said', (value) => isCleanText(value) && value.trim() !== '')

/**
 * The builders of which contracts are made. Named one by one: the library's own bundle of all of them would bring a
 * compiler of type expressions to every phone.
 */
export const Type = {
  Array: ArrayOf,
  Boolean: BooleanOf,
  Integer,
  Null,
  Number: NumberOf,
  Object: ObjectOf,
  Optional,
  String: StringOf,
  Union,
  Unknown,
  Unsafe,
  /** An object with keys of one form and values of one schema. */
  Record: <V extends TSchema>(key: TString & { pattern?: string }, value: V): TUnsafe<Record<string, Static<V>>> =>
    Unsafe({ type: 'object', patternProperties: { [key.pattern ?? '^.*$']: value } }),
}

const instantPattern = /^[12]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/

/** Whether a text is an existing day, YYYY-MM-DD. */
export function isDay(value: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/** Whether a text can be stored and shown: no NUL or other control characters but line feed and tab, no lone surrogates. */
export function isCleanText(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what is looked for
  return value.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value)
}

/** Pattern of a text without anything that looks like an identity number or a phone. */
export const noPersonNumber = '^(?![\\s\\S]*(?:\\d{17}[\\dXx]|(?<!\\d)1[3-9]\\d{9}(?!\\d)|(?<!\\d)0\\d{10}(?!\\d)))'
const withoutPersonNumber = new RegExp(noPersonNumber)

/** Whether a text holds what looks like an identity number or a phone: these have fields of their own, masked and encrypted. */
export function holdsPersonNumber(text: string): boolean {
  return !withoutPersonNumber.test(text)
}

/**
 * Building blocks of the contracts. Every string has a bound, counted in code points at the door (`checkText`), and every
 * object is closed: an unknown field is a problem at that field, never dropped in silence.
 */

/** UUID; those we make are version 7, so that they sort by time. */
export const Uuid = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  maxLength: 36,
})

/** Instant as ISO 8601 with offset, e.g. 2020-01-24T09:30:00+08:00. */
export const Instant = Type.String({ format: 'date-time', maxLength: 40 })

/** Calendar day as YYYY-MM-DD in the county's time zone (Asia/Shanghai). */
export const Day = Type.String({ format: 'date', maxLength: 10 })

/** Pattern of a text that says something: at least one sign that is no white space. */
export const saysSomething = '\\S'

/** Free text of a person, trimmed by the sender; 1 to `max` code points, not of white space alone, no control characters. */
export const Words = (max: number) =>
  Type.String({ minLength: 1, maxLength: max, format: 'words', pattern: saysSomething })

/** As `Words`, but may be empty: the way a field is cleared. */
export const WordsOrNone = (max: number) => Type.String({ maxLength: max, format: 'words' })

/** A remark that says something; identity numbers and phones are refused, since a remark is shown unmasked. */
export const Remark = (max: number) =>
  Type.String({ minLength: 1, maxLength: max, format: 'said', pattern: noPersonNumber })

/** A remark beside a record, or nothing; identity numbers and phones are refused, since a remark is shown unmasked. */
export const RemarkOrNone = (max: number) => Type.String({ maxLength: max, format: 'words', pattern: noPersonNumber })

/** A person's name: any script, `·`, characters outside the BMP, no forced surname; 50 characters. */
export const PersonName = Words(50)

/** Largest photograph in bytes: legible at 1,600 pixels, and three to a batch. */
export const largestPhoto = 180_000

/** A photograph of at most so many bytes, as JPEG in base64. */
export const Jpeg = (bytes: number) =>
  Type.String({ minLength: 100, maxLength: Math.ceil(bytes / 3) * 4, pattern: '^[A-Za-z0-9+/]*={0,2}$' })

/** Path of a place: labels from the county down, joined by dots. */
export const PlacePath = Type.String({ pattern: '^[A-Za-z0-9]{1,20}(\\.[A-Za-z0-9]{1,20}){0,9}$', maxLength: 209 })

/** One of a fixed set of words. */
export const OneOf = <const T extends readonly string[]>(...words: T) => Type.Unsafe<T[number]>({ enum: [...words] })

/** Closed object: an unknown field is a problem. */
export const Closed = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

/** A page of a keyset-paged list: `next` is the cursor of the page after, absent on the last one. */
export const Page = <T extends TSchema>(item: T) =>
  Closed({ items: Type.Array(item), next: Type.Optional(Type.String()) })

/** Query-string pieces of every paged list. */
export const paging = {
  after: Type.Optional(Type.String({ maxLength: 600 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 50 })),
}

export type { Static, TSchema } from 'typebox'

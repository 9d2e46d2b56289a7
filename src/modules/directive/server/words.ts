import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import { countPersonNumbers, isAny } from '#platform/contract/person-numbers.ts'
import type { issue } from '../contract/index.ts'

/**
 * Refuses words of a paper that hold a number of a person, also one that is cut up or in full-width digits, which the contract's
 * pattern lets pass: a directive names matters by number, never people.
 */
export function refuseNumbers({ title, preamble = '', demands }: BodyOf<typeof issue>): void {
  const texts: [string, string][] = [
    ['/body/title', title],
    ['/body/preamble', preamble],
    ...demands.map(({ text }, nth): [string, string] => [`/body/demands/${nth}/text`, text]),
  ]
  const found = texts.filter(([, text]) => isAny(countPersonNumbers(text)))
  if (found.length > 0)
    throw new Problem(
      problems.invalid,
      undefined,
      found.map(([path]) => ({ path, definition: problems.field_person_number })),
    )
}

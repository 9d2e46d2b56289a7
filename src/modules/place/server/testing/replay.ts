import { expect } from 'vitest'
import { newId, type Result, type TestClient } from '#main/testing/county.ts'
import type { BodyOf, CommandDefinition, ResultOf } from '#platform/contract/index.ts'

/** Sends a command, then again, then another body under its id: accepted, repeated with the same answer, conflict. */
export async function sendTwice<D extends CommandDefinition>(
  client: TestClient,
  definition: D,
  body: BodyOf<D>,
  other: BodyOf<D>,
): Promise<ResultOf<D>> {
  const id = newId()
  const first = await client.command(definition, body, { id })
  expect(first, JSON.stringify(first.problem)).toMatchObject({ status: 'accepted' })
  const again = await client.command(definition, body, { id })
  expect(again).toMatchObject({ status: 'repeated', result: first.result })
  expect(await client.command(definition, other, { id })).toMatchObject({ status: 'conflict' })
  return first.result as ResultOf<D>
}

/** The code of the problem that a command was refused with. */
export function refusal(result: Result<unknown>): string | undefined {
  return result.status === 'refused' ? result.problem?.code : result.status
}

import type { ParamsOf, QueryDefinition, ResponseOf } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { ServerModule } from '#platform/server/commands/module.ts'

/** Asks what another module answers at its own page, so that a report and the page cannot differ. */
export async function ask<D extends QueryDefinition>(
  module: ServerModule,
  definition: D,
  work: Work,
  params: ParamsOf<D>,
): Promise<ResponseOf<D>> {
  const handled = module.queries.find((one) => one.definition === definition)
  if (!handled) throw new RangeError(`${module.name} does not answer ${definition.name}`)
  return (await handled.answer(work, params as never)) as ResponseOf<D>
}

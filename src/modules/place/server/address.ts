import type { AreaKind } from '../contract/types.ts'

/** What the address of every door in one area begins with, and what follows a number of digits alone. */
export interface AddressParts {
  prefix: string
  suffix: string
}

/**
 * Reads an address off the chain of areas, top down: names from below the committee (县农机公司家属院2栋1单元 + 301; 3组 + 12
 * + 号). A grid that is only a number of the administration (第三网格) is on no door plate and is left out; so is any grid
 * round a compound or building.
 */
export function addressParts(chain: readonly { kind: AreaKind; name: string }[]): AddressParts {
  const built = chain.filter(({ kind }) => kind === 'compound' || kind === 'building' || kind === 'unit')
  const grid = chain.find(({ kind, name }) => kind === 'grid' && !/网格$|網格$/.test(name))
  const named = built.length > 0 || !grid ? built : [grid]
  const home = chain.at(-1)?.kind
  return {
    prefix: named.map(({ name }) => name).join(''),
    suffix: home === 'building' || home === 'unit' ? '' : '号',
  }
}

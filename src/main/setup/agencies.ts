import { uuidv7 } from 'uuidv7'
import type { AgencyKind } from '#modules/agency/contract/index.ts'
import type { County } from '#modules/place/server/index.ts'

/** An agency to begin with; `code` is that of its place. Names can be mended on screen later. */
export interface FirstAgency {
  id: string
  kind: AgencyKind
  name: string
  code: string
}

const bodies: readonly (readonly [AgencyKind, string])[] = [
  ['commission', '应急指挥部'],
  ['discipline', '纪委监委'],
  ['publicity', '委宣传部'],
  ['police', '公安局'],
  ['court', '人民法院'],
  ['procuratorate', '人民检察院'],
  ['justice', '司法局'],
  ['health', '卫生健康局'],
  ['market', '市场监督管理局'],
  ['civil_affairs', '民政局'],
  ['education', '教育局'],
  ['transport', '交通运输局'],
]

/** The bodies that every county has, and the government of each of its towns. */
export function firstAgencies({ county, towns }: County): FirstAgency[] {
  const taken = new Set<string>()
  return [
    ...bodies.map(([kind, name]) => ({ kind, name: `${county.name}${name}`, code: county.code })),
    ...towns.map(({ code, name }) => ({ kind: 'town' as const, name: governmentOf(name), code })),
  ].map((agency) => {
    const name = taken.has(agency.name) ? `${agency.name}(${agency.code})` : agency.name
    taken.add(name)
    return { ...agency, id: uuidv7(), name }
  })
}

/** 龙安镇 → 龙安镇人民政府, 学院路街道 → 学院路街道办事处; development zones and farms keep their names. */
function governmentOf(town: string): string {
  if (/街道$/.test(town)) return `${town}办事处`
  return /[镇乡]$/.test(town) ? `${town}人民政府` : town
}

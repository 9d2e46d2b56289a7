import pg from 'pg'
import { rebuildCoverage } from '#modules/registry/server/index.ts'

const kinds = {
  area: 'aaaa',
  door: 'dddd',
  agency: 'eeee',
  account: 'cccc',
  role: 'bbbb',
  emergency: 'ffff',
  session: '5555',
} as const

/** The small county of the tests: two towns, three committees, grids, one compound, eighteen doors, one account a role. */
export const countyCode = 510727
export const emergencyId = fixtureId('emergency', 1)

/** Ids of the fixture: readable, valid version 7, the same in every run. */
export function fixtureId(kind: keyof typeof kinds, n: number): string {
  return `01900000-0000-7000-8000-${kinds[kind]}${n.toString(16).padStart(8, '0')}`
}

/** Areas by a short name. */
export const areas = {
  county: area(1, 'county', '510727', undefined, '平武县'),
  townA: area(2, 'town', '510727100', 'county', '龙安镇', { lon: 104.55, lat: 32.41 }),
  townB: area(3, 'town', '510727213', 'county', '白马藏族乡', { lon: 104.21, lat: 32.83 }),
  communityA: area(4, 'community', '510727100001', 'townA', '报恩寺社区居民委员会'),
  villageA: area(5, 'village', '510727100202', 'townA', '汇口村村民委员会'),
  villageB: area(6, 'village', '510727213200', 'townB', '白马村民委员会'),
  grid1: area(7, 'grid', '510727100001001', 'communityA', '报恩寺第一网格'),
  grid2: area(8, 'grid', '510727100001002', 'communityA', '报恩寺第二网格'),
  gridVillageA: area(9, 'grid', '510727100202001', 'villageA', '汇口一组'),
  gridB: area(10, 'grid', '510727213200001', 'villageB', '白马一组'),
  compound: area(11, 'compound', 'x000000000011', 'grid1', '农机公司家属院', { class: 1 }),
  building: area(12, 'building', 'x000000000012', 'compound', '1栋'),
  unit: area(13, 'unit', 'x000000000013', 'building', '1单元'),
} as const
export type AreaName = keyof typeof areas

/** Accounts by a short name: role and place. */
export const people = {
  administrator: ['administrator', 'county'],
  commander: ['commander', 'county'],
  dispatcher: ['dispatcher', 'county'],
  dispatcherA: ['dispatcher', 'townA'],
  leaderA: ['area_leader', 'townA'],
  communityLeader: ['community_leader', 'communityA'],
  worker: ['grid_worker', 'grid1'],
  worker2: ['grid_worker', 'grid2'],
  workerB: ['grid_worker', 'gridB'],
  leaderB: ['community_leader', 'villageB'],
  agencyStaff: ['agency_staff', 'county'],
  auditor: ['auditor', 'county'],
  expired: ['grid_worker', 'grid1'],
  future: ['grid_worker', 'grid1'],
  nobody: [undefined, 'county'],
  checkpointOfficer: ['checkpoint_officer', 'townA'],
  policeOfficer: ['police_officer', 'county'],
  healthOfficer: ['health_officer', 'county'],
  inspector: ['inspector', 'county'],
} as const satisfies Record<string, readonly [string | undefined, AreaName]>
export type PersonName = keyof typeof people

/** Agencies: the command post, the police who stand at the checkpoints, the health office. */
export const agencies = {
  commission: { id: fixtureId('agency', 1), kind: 'commission', name: '县指挥部' },
  police: { id: fixtureId('agency', 0x50), kind: 'police', name: '县公安局' },
  health: { id: fixtureId('agency', 0x51), kind: 'health', name: '县卫生健康局' },
} as const

/** Agency of a person of the fixture. */
export function agencyOf(person: PersonName): (typeof agencies)[keyof typeof agencies] {
  if (person === 'policeOfficer' || person === 'checkpointOfficer') return agencies.police
  return person === 'healthOfficer' ? agencies.health : agencies.commission
}

/** Account of a person of the fixture. */
export const accountOf = (person: PersonName): string => fixtureId('account', Object.keys(people).indexOf(person) + 1)

/** Doors of an area: unit 6, grid2 3, villageA's grid 4, gridB 5. */
export const doors = {
  unit: [1, 2, 3, 4, 5, 6].map((n) => fixtureId('door', n)),
  grid2: [7, 8, 9].map((n) => fixtureId('door', n)),
  gridVillageA: [10, 11, 12, 13].map((n) => fixtureId('door', n)),
  gridB: [14, 15, 16, 17, 18].map((n) => fixtureId('door', n)),
} as const

interface FixtureArea {
  id: string
  kind: string
  code: string
  parent: string | undefined
  name: string
  more: { lon?: number; lat?: number; class?: number }
}

function area(
  n: number,
  kind: string,
  code: string,
  parent: string | undefined,
  name: string,
  more: FixtureArea['more'] = {},
): FixtureArea {
  return { id: fixtureId('area', n), kind, code, parent, name, more }
}

/** Path of an area of the fixture. */
export function pathOf(name: AreaName): string {
  const { code, parent }: FixtureArea = areas[name]
  return parent === undefined ? code : `${pathOf(parent as AreaName)}.${code}`
}

/** Fills a migrated database as its superuser; every test file gets a copy. */
export async function fillTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query("insert into app.county values ($1, '平武县', now())", [countyCode])
    for (const [ordinal, [name, one]] of Object.entries(areas).entries()) {
      await client.query(
        'insert into place.area (county, id, kind, code, parent, path, name, ordinal, class, lon, lat) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
        [
          countyCode,
          one.id,
          one.kind,
          one.code,
          one.parent ? areas[one.parent as AreaName].id : null,
          pathOf(name as AreaName),
          one.name,
          ordinal,
          one.more.class ?? null,
          one.more.lon ?? null,
          one.more.lat ?? null,
        ],
      )
    }
    for (const [areaName, ids] of Object.entries(doors)) await insertDoors(client, areaName as keyof typeof doors, ids)
    for (const { id, kind, name } of Object.values(agencies))
      await client.query(
        'insert into agency.agency (county, id, kind, name, place, path) values ($1, $2, $3, $4, $5, $6)',
        [countyCode, id, kind, name, areas.county.id, pathOf('county')],
      )
    for (const [index, person] of (Object.keys(people) as PersonName[]).entries())
      await insertPerson(client, person, index + 1, agencyOf(person).id)
    await client.query(
      `insert into emergency.emergency (county, id, playbook, playbook_version, name, level, legal_basis, roll, started_at, declared_by, declared_at)
       values ($1, $2, '2020-novel-pneumonia', '1', '演练', 1, '{演练,infectious-disease-law-39}', $3, now() - interval '3 days', $4, now())`,
      [
        countyCode,
        emergencyId,
        JSON.stringify({
          fields: ['headCount', 'contactName', 'contactPhone', 'name', 'sex', 'birthYear', 'idNumber', 'phone'],
          whenNeeded: [],
          revisitHours: 20,
          attempts: 3,
          reasons: [],
        }),
        accountOf('commander'),
      ],
    )
    await client.query('insert into app.live_emergency values ($1, $2)', [countyCode, emergencyId])
    for (const text of rebuildCoverage) await client.query(text, [countyCode])
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function insertDoors(client: pg.Client, areaName: keyof typeof doors, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const number = areaName === 'unit' ? `${Math.floor(index / 2) + 1}0${(index % 2) + 1}` : `${index + 1}号`
    const values = [
      countyCode,
      id,
      areas[areaName].id,
      pathOf(areaName),
      number,
      `${areas[areaName].name}${number}`,
      index + 1,
    ]
    await client.query(
      "insert into place.dwelling (county, id, area, path, number, address, walk_order, sources) values ($1, $2, $3, $4, $5, $6, $7, '{house_register,meter,grid}')",
      values,
    )
    await client.query('insert into registry.door (county, id, path, walk_order) values ($1, $2, $3, $4)', [
      countyCode,
      id,
      pathOf(areaName),
      index + 1,
    ])
  }
}

async function insertPerson(client: pg.Client, person: PersonName, n: number, agency: string): Promise<void> {
  const [role, place] = people[person]
  await client.query(
    `insert into agency.account (county, id, username, display_name, agency, path, password, must_change, generated, person_key)
     values ($1, $2, $3, $4, $5, $6, 'none', false, true, sha256(convert_to($3, 'UTF8')))`,
    [countyCode, accountOf(person), person.toLowerCase(), `测试${n}`, agency, pathOf(place)],
  )
  if (role === undefined) return
  const [from, to] =
    person === 'expired'
      ? ["now() - interval '9 days'", "now() - interval '1 minute'"]
      : person === 'future'
        ? ["now() + interval '1 day'", 'null']
        : ["now() - interval '9 days'", 'null']
  await client.query(
    `insert into app.role_held (county, id, account, role, place, path, valid_from, valid_to, given_by) values ($1, $2, $3, $4, $5, $6, ${from}, ${to}, $3)`,
    [countyCode, fixtureId('role', n), accountOf(person), role, areas[place].id, pathOf(place)],
  )
}

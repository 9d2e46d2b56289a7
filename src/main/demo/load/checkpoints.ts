import type { FirstCheckpoint } from '#modules/checkpoint/server/index.ts'

/** Towns at the edge of the county by official code, with the neighbour that the road leads to. */
export const entrances = [
  ['510727101', '古城卡口', '青川方向'],
  ['510727109', '江油关卡口', '江油方向'],
  ['510727217', '平通卡口', '北川方向'],
  ['510727213', '白马卡口', '九寨沟方向'],
  ['510727210', '黄羊关卡口', '松潘方向'],
  ['510727200', '高村卡口', '广元方向'],
] as const

/** The six entrances of the demo county (row S12), each kept by the duty post of its name; where they stand exactly is made up. */
export function demoCheckpoints(
  ids: ReadonlyMap<string, string>,
  posts: ReadonlyMap<string, string>,
): FirstCheckpoint[] {
  return entrances.map(([code, name, direction]) => ({
    post: posts.get(name) as string,
    place: ids.get(code) as string,
    kind: 'county_entrance',
    ...{ name, direction, hours: '24 小时', equipment: '测温枪 2 支、帐篷 1 顶、照明灯 2 盏', staffNeeded: 2 },
  }))
}

/** Who acts in the scenes, by user name; their accounts are those of the demo county. */

/** Officers of the six entrances, by the official code of the town where they stand. */
export const officers: Readonly<Record<string, string>> = {
  '510727101': 'checkpoint.gucheng',
  '510727109': 'checkpoint.jiangyouguan',
  '510727217': 'checkpoint.pingtong',
  '510727213': 'checkpoint.baima',
  '510727210': 'checkpoint.huangyangguan',
  '510727200': 'checkpoint.gaocun',
}

/** Who answers for a town, by its official code. */
export const leaderOf = (town: string): string => (town === '510727100' ? 'leader.longan' : `leader.${town}`)

export const dispatcher = 'dispatcher'
export const inspector = 'inspector'
export const commander = 'commander'
export const health = 'health'
export const police = 'police.desk'
export const court = 'court'
export const market = 'market'

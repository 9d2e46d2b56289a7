import type { Text } from '#platform/contract/index.ts'
import type { Outcome, rejectReasons } from '../contract/index.ts'

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Words of the file that goes back to the sender. */
export const title = text('核查反馈', '核查回饋', 'Feedback')
export const columns: readonly Text[] = [
  text('行号', '列號', 'Row'),
  text('原编号', '原編號', 'Your number'),
  text('姓名', '姓名', 'Name'),
  text('核查结果', '核查結果', 'Result'),
  text('说明', '說明', 'Remark'),
  text('核查时间', '核查時間', 'When'),
]
export const outcomeNames: Readonly<Record<Outcome, Text>> = {
  found: text('在本地，已找到', '在本地，已找到', 'Found here'),
  moved_community: text('已到本县其他社区（村）', '已到本縣其他社區（村）', 'Moved to another community of the county'),
  moved_county: text('已到外县', '已到外縣', 'Moved to another county'),
  moved_city: text('已到外市', '已到外市', 'Moved to another city'),
  home_observation: text('在家观察', '在家觀察', 'At home under observation'),
  elsewhere_observation: text('在其他场所观察', '在其他場所觀察', 'Under observation elsewhere'),
  not_found: text('查无此人', '查無此人', 'Cannot be found'),
  wrong_data: text('信息有误', '資訊有誤', 'Wrong data'),
}
export const rejectNames: Readonly<Record<(typeof rejectReasons)[number], Text>> = {
  nobody_named: text(
    '退回：没有姓名、证件号码或电话',
    '退回：沒有姓名、證件號碼或電話',
    'Not taken: no name, number or phone',
  ),
  bad_number: text(
    '退回：证件号码有误，且没有姓名和电话',
    '退回：證件號碼有誤，且沒有姓名和電話',
    'Not taken: wrong number, and neither name nor phone',
  ),
  twice: text(
    '退回：与名单中另一行是同一证件号码',
    '退回：與名單中另一列是同一證件號碼',
    'Not taken: the same number as another row',
  ),
}
export const waiting = text('核查中', '核查中', 'In progress')

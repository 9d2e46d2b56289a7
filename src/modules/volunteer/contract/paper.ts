import type { Language, Text } from '#platform/contract/index.ts'
import { fill } from '#platform/contract/index.ts'

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Words of the papers that a volunteer is given, in the person's language and not in that of the screen. */
const paper = {
  thanks: text('感谢状', '感謝狀', 'With thanks'),
  to: text('{{name}}：', '{{name}}：', '{{name}},'),
  body: text(
    '{{from}}至{{to}}疫情防控期间，您作为{{place}}志愿者（{{no}} 号）到岗 {{shifts}} 班，志愿服务 {{hours}} 小时。您守住的每一班，都是邻里的安心。谨致谢意。',
    '{{from}}至{{to}}疫情防控期間，您作為{{place}}志願者（{{no}} 號）到崗 {{shifts}} 班，志願服務 {{hours}} 小時。您守住的每一班，都是鄰里的安心。謹致謝意。',
    'from {{from}} to {{to}}, during the fight against the epidemic, you stood {{shifts}} shifts as a volunteer of {{place}} (no. {{no}}): {{hours}} hours of voluntary service. Every hour that you stood let your neighbours rest. We thank you.',
  ),
  by: text('{{county}} {{place}}', '{{county}} {{place}}', '{{county}}, {{place}}'),
  check: text(
    '核对编号 {{code}}：在本县联防公众网站“做志愿者”页输入编号，可核对时段、班次和小时数；网站不显示姓名。',
    '核對編號 {{code}}：在本縣聯防公眾網站「做志願者」頁輸入編號，可核對時段、班次和小時數；網站不顯示姓名。',
    'Code {{code}}: on the public site of the county, page "Volunteer", it confirms period, shifts and hours. The site shows no name.',
  ),
  slip: text('志愿者登录单', '志願者登入單', 'Signing in as a volunteer'),
  slipOf: text('{{county}} · 志愿者 {{no}} 号', '{{county}} · 志願者 {{no}} 號', '{{county}} · volunteer no. {{no}}'),
  username: text('用户名', '使用者名稱', 'User name'),
  password: text('一次性密码', '一次性密碼', 'One-time password'),
  address: text('手机打开', '手機打開', 'On the phone, open'),
  steps: text(
    '第一次登录后，先换成自己的密码。“值守”里看班次、到岗签到、换班；“我”里看服务时长。这张纸用完请销毁。',
    '第一次登入後，先換成自己的密碼。「值守」裡看班次、到崗簽到、換班；「我」裡看服務時長。這張紙用完請銷毀。',
    'After the first sign-in choose your own password. Under Duty you find your shifts, check in and swap; under Me your hours. Destroy this paper afterwards.',
  ),
}

/** A word of the papers in a language. */
export const paperText = (
  language: Language,
  word: keyof typeof paper,
  values: Readonly<Record<string, string | number>> = {},
): string => fill(paper[word][language], values)

import { fill, type Language, type Text } from '#platform/contract/index.ts'

/** What stands in a letter of the measure: on the paper, and under its code on the public site. Name, address and grounds are sealed. */
export interface Letter {
  name: string
  address: string
  /** Why: the evidence in the words of who proposed it. */
  grounds: string[]
}

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Words of the notice, the same on paper and on the public site. */
export const notice = {
  title: text('措施通知书', '措施通知書', 'Notice of a measure'),
  number: text('〔{{year}}〕措字第 {{no}} 号', '〔{{year}}〕措字第 {{no}} 號', 'Measure {{no}} of {{year}}'),
  to: text('{{name}}，{{address}}：', '{{name}}，{{address}}：', 'To {{name}}, {{address}}:'),
  what: text(
    '根据{{law}}，决定对您采取“{{kind}}”。',
    '根據{{law}}，決定對您採取「{{kind}}」。',
    'Under {{law}}, the following is asked of you: {{kind}}.',
  ),
  grounds: text('为什么', '為什麼', 'Why'),
  from: text('开始：{{time}}', '開始：{{time}}', 'It begins {{time}}'),
  until: text(
    '结束：{{time}}。到时自动解除，不需要任何人批准。',
    '結束：{{time}}。到時自動解除，不需要任何人批准。',
    'It ends {{time}}, by itself; nobody has to allow it.',
  ),
  restrictions: text('请您这样做', '請您這樣做', 'What is asked of you'),
  help: text('我们应当为您做', '我們應當為您做', 'What is owed to you'),
  decided: text(
    '由{{proposer}}提出，{{approvers}}批准。',
    '由{{proposer}}提出，{{approvers}}批准。',
    'Proposed by {{proposer}}, signed by {{approvers}}.',
  ),
  object: text('不同意怎么办', '不同意怎麼辦', 'If you do not agree'),
  objectHow: text(
    '您随时可以提出异议：凭下面的编码在县公开网站填写，或告诉社区（村）、拨打{{proposer}}电话。24 小时内必须有人答复；没有答复，措施自动停止执行。答复由提出者以外的人作出。您也可以依法申请行政复议或提起行政诉讼。',
    '您隨時可以提出異議：憑下面的編碼在縣公開網站填寫，或告訴社區（村）、撥打{{proposer}}電話。24 小時內必須有人答覆；沒有答覆，措施自動停止執行。答覆由提出者以外的人作出。您也可以依法申請行政復議或提起行政訴訟。',
    'You may object at any time: with the code below on the county’s public site, at your community, or by calling {{proposer}}. Somebody must answer within 24 hours; without an answer the measure stops. Whoever proposed it does not answer. You may also ask for administrative review or go to court.',
  ),
  code: text('编码', '編碼', 'Code'),
  codeKeep: text(
    '持有编码的人可以看到这份通知，请妥善保管。',
    '持有編碼的人可以看到這份通知，請妥善保管。',
    'Whoever has the code can read this notice. Keep it to yourself.',
  ),
  site: text('公开网站：{{site}}', '公開網站：{{site}}', 'Public site: {{site}}'),
  served: text('送达：{{time}}', '送達：{{time}}', 'Served {{time}}'),
  receipt: text(
    '签收：＿＿＿＿＿＿　日期：＿＿＿＿＿＿',
    '簽收：＿＿＿＿＿＿　日期：＿＿＿＿＿＿',
    'Received: ____________  Date: ____________',
  ),
} as const satisfies Record<string, Text>

/** One of the notice's words in a language. */
export function noticeText(
  language: Language,
  word: keyof typeof notice,
  values: Record<string, string | number> = {},
): string {
  return fill(notice[word][language], values)
}

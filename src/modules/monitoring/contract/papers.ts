import { fill, type Language, type Text } from '#platform/contract/index.ts'

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Words of the papers for the person: the note with the code for the own report, and the release. */
export const papers = {
  who: text('{{name}}，住 {{address}}：', '{{name}}，住 {{address}}：', '{{name}}, {{address}}:'),
  sign: text(
    '经办人签名：＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿＿＿',
    '經辦人簽名：＿＿＿＿＿＿＿＿　日期：＿＿＿＿＿＿＿＿',
    'Signed for the office: ________________  Date: ________________',
  ),
  noteTitle: text('体温自报告知单', '體溫自報告知單', 'Reporting your temperature yourself'),
  noteWhat: text(
    '您自 {{from}} 起医学观察 {{days}} 天，{{day}} 零时自动解除，不需要任何人批准。',
    '您自 {{from}} 起醫學觀察 {{days}} 天，{{day}} 零時自動解除，不需要任何人批准。',
    'You are under medical observation for {{days}} days since {{from}}. It ends by itself at 0:00 on {{day}}; nobody has to allow it.',
  ),
  noteTimes: text(
    '每天量 {{times}} 次体温：{{hours}}。',
    '每天量 {{times}} 次體溫：{{hours}}。',
    'Take your temperature {{times}} times a day: {{hours}}.',
  ),
  noteHow: text('怎样自己报告', '怎樣自己報告', 'How to report it yourself'),
  noteOpen: text(
    '用手机或电脑打开县公开网站，点“自报体温”，填下面的编码。不需要账号，也不用下载。',
    '用手機或電腦打開縣公開網站，點「自報體溫」，填下面的編碼。不需要帳號，也不用下載。',
    'Open the county’s public site on a phone or computer, choose “Report temperature” and enter the code below. No account, nothing to install.',
  ),
  noteSite: text(
    '公开网站网址：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿',
    '公開網站網址：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿',
    'Address of the public site: ____________________________________',
  ),
  noteFill: text(
    '填体温，有不舒服的勾选，点“报告”。报告过的这一次，不再上门或打电话问。',
    '填體溫，有不舒服的勾選，點「報告」。報告過的這一次，不再上門或打電話問。',
    'Enter the temperature, tick what is wrong if anything is, and send. For a time that you reported nobody comes or calls.',
  ),
  noteElse: text(
    '不方便上网的，照旧由网格员上门或打电话。没有报告不受处罚，我们会来看您。',
    '不方便上網的，照舊由網格員上門或打電話。沒有報告不受處罰，我們會來看您。',
    'If you would rather not, the grid worker visits or calls as before. Nobody is punished for not reporting; we come and see you.',
  ),
  noteUnwell: text(
    '发热或不舒服，报告后会有卫生健康人员联系您；情况紧急，直接拨打 120。',
    '發熱或不舒服，報告後會有衛生健康人員聯繫您；情況緊急，直接撥打 120。',
    'With a fever or feeling unwell, a health officer calls you after your report. In an emergency call 120 at once.',
  ),
  code: text('编码', '編碼', 'Code'),
  codeKeep: text(
    '持有编码的人可以替您报告，也能看到您用它报告过什么，请妥善保管。遗失了可以换新，旧编码随即作废；观察结束，编码失效。',
    '持有編碼的人可以替您報告，也能看到您用它報告過什麼，請妥善保管。遺失了可以換新，舊編碼隨即作廢；觀察結束，編碼失效。',
    'Whoever has the code can report for you and see what was reported with it. Keep it to yourself. If it is lost, ask for a new one: the old one is void at once. It ends with the observation.',
  ),
  releaseTitle: text('解除医学观察告知书', '解除醫學觀察告知書', 'End of medical observation'),
  releaseWhat: text(
    '您自 {{from}} 起的 {{days}} 天医学观察已经期满。',
    '您自 {{from}} 起的 {{days}} 天醫學觀察已經期滿。',
    'Your {{days}} days of medical observation since {{from}} are over.',
  ),
  releaseFree: text(
    '自 {{day}} 零时起解除，不再随访。',
    '自 {{day}} 零時起解除，不再隨訪。',
    'You are released from 0:00 on {{day}}: nobody follows you up any more.',
  ),
  releaseNone: text('目前没有任何限制您的措施。', '目前沒有任何限制您的措施。', 'No measure restricts you now.'),
  releaseMeasure: text(
    '另有一项措施仍在执行，{{until}} 自动结束。不同意的，凭那份通知书上的编码提出异议。',
    '另有一項措施仍在執行，{{until}} 自動結束。不同意的，憑那份通知書上的編碼提出異議。',
    'Another measure still runs and ends by itself {{until}}. If you do not agree, object with the code on its notice.',
  ),
  releaseNote: text(
    '解除到期自动生效，不需要任何人批准。如有不适，请及时就医。',
    '解除到期自動生效，不需要任何人批准。如有不適，請及時就醫。',
    'The release takes effect by itself and needs nobody’s approval. If you feel unwell, see a doctor.',
  ),
} as const satisfies Record<string, Text>

/** One of those words in a language. */
export function paperText(
  language: Language,
  word: keyof typeof papers,
  values: Record<string, string | number> = {},
): string {
  return fill(papers[word][language], values)
}

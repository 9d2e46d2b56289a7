import type { Text } from '#platform/contract/index.ts'

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Words of the page on which whoever is followed up reports temperature and symptoms. */
export const reportWords = {
  title: text('自报体温', '自報體溫', 'Report your temperature'),
  how: text(
    '医学观察期间，您可以自己报告体温和症状；报告过的这一次，不再上门或打电话问。填告知单或措施通知书上的编码，不需要账号。',
    '醫學觀察期間，您可以自己報告體溫和症狀；報告過的這一次，不再上門或打電話問。填告知單或措施通知書上的編碼，不需要帳號。',
    'While you are under medical observation you may report temperature and symptoms yourself; for a time that you reported nobody comes or calls. Enter the code of your note or notice. You need no account.',
  ),
  readers: text(
    '报告加密保存，只有负责随访您的卫生健康人员能看到内容；网格员只看到这一次已经报告。不报告不受处罚，照旧有人上门或打电话。',
    '報告加密保存，只有負責隨訪您的衛生健康人員能看到內容；網格員只看到這一次已經報告。不報告不受處罰，照舊有人上門或打電話。',
    'What you report is encrypted; only the health officers who follow you up read it. The grid worker sees only that this time is told. Nobody is punished for not reporting: somebody visits or calls as before.',
  ),
  codeOpen: text('填写体温', '填寫體溫', 'Go on'),
  codeWrong: text(
    '没有找到这个编码。请对照告知单再填一次；换发过新编码的，旧编码不再有效。',
    '沒有找到這個編碼。請對照告知單再填一次；換發過新編碼的，舊編碼不再有效。',
    'Nothing is found under this code. Compare it with your paper; where a new code was made, the old one opens nothing.',
  ),
  day: text(
    '医学观察第 {{day}} 天，共 {{days}} 天，{{release}}零时自动解除。',
    '醫學觀察第 {{day}} 天，共 {{days}} 天，{{release}}零時自動解除。',
    'Day {{day}} of {{days}} of your observation; it ends by itself at 0:00 on {{release}}.',
  ),
  ahead: text(
    '医学观察从{{start}}开始，那天 6 时起可以报告。',
    '醫學觀察從{{start}}開始，那天 6 時起可以報告。',
    'Your observation begins on {{start}}; you can report from 6:00 of that day.',
  ),
  released: text(
    '您的医学观察已于{{release}}零时解除，不用再报告。',
    '您的醫學觀察已於{{release}}零時解除，不用再報告。',
    'Your observation ended at 0:00 on {{release}}. There is nothing more to report.',
  ),
  ended: text(
    '这项随访已经结束，不用再报告。有疑问请问社区（村）。',
    '這項隨訪已經結束，不用再報告。有疑問請問社區（村）。',
    'This follow-up is over; there is nothing more to report. Ask your community if anything is unclear.',
  ),
  which: text('哪一次', '哪一次', 'Which time'),
  today: text('今天 {{from}}–{{to}}', '今天 {{from}}–{{to}}', 'Today, {{from}}–{{to}}'),
  yesterday: text('昨天 {{from}}–{{to}}', '昨天 {{from}}–{{to}}', 'Yesterday, {{from}}–{{to}}'),
  tomorrow: text('明天 {{from}}–{{to}}', '明天 {{from}}–{{to}}', 'Tomorrow, {{from}}–{{to}}'),
  temperature: text('体温（℃）', '體溫（℃）', 'Temperature (°C)'),
  temperatureHint: text('例如 36.5', '例如 36.5', 'For example 36.5'),
  missing: text('请填写体温，例如 36.5。', '請填寫體溫，例如 36.5。', 'Enter the temperature, for example 36.5.'),
  wrong: text(
    '体温应是 34.0 到 43.0 之间的数，例如 36.5。请核对后再填。',
    '體溫應是 34.0 到 43.0 之間的數，例如 36.5。請核對後再填。',
    'A temperature is a number from 34.0 to 43.0, for example 36.5. Please check it.',
  ),
  symptoms: text('哪里不舒服（没有就不选）', '哪裡不舒服（沒有就不選）', 'What is wrong (nothing: leave empty)'),
  send: text('报告', '報告', 'Report'),
  measureToday: text('报告今天的体温', '報告今天的體溫', 'Report today’s temperature'),
  taken: text('已收到您的报告。', '已收到您的報告。', 'Your report has arrived.'),
  takenAlert: text(
    '已收到您的报告。您的体温较高或有不适，卫生健康人员会尽快联系您。请先留在家中，戴好口罩；呼吸困难等紧急情况，直接拨打 120。',
    '已收到您的報告。您的體溫較高或有不適，衛生健康人員會儘快聯繫您。請先留在家中，戴好口罩；呼吸困難等緊急情況，直接撥打 120。',
    'Your report has arrived. Since you have a fever or feel unwell, a health officer will call you soon. Please stay at home and wear a mask; if you cannot breathe well, or in any emergency, call 120 at once.',
  ),
  told: text(
    '这一次已经报告过，没有重复记录。填错了或者现在不舒服，请打电话告诉社区（村）；情况紧急，拨打 120。',
    '這一次已經報告過，沒有重複記錄。填錯了或者現在不舒服，請打電話告訴社區（村）；情況緊急，撥打 120。',
    'This time has been told already; nothing was written twice. If it was wrong, or you feel unwell now, call your community; in an emergency call 120.',
  ),
  closed: text(
    '没有收下：这一次还没有开始，或者已经过去。请在下面重新选。',
    '沒有收下：這一次還沒有開始，或者已經過去。請在下面重新選。',
    'This was not taken: that time has not begun, or is long over. Choose again below.',
  ),
  nothingNow: text('现在没有要报告的。', '現在沒有要報告的。', 'There is nothing to report now.'),
  next: text('下一次：{{time}}。', '下一次：{{time}}。', 'Next: {{time}}.'),
  mine: text('您报告过的', '您報告過的', 'What you reported'),
  degrees: text('{{value}} ℃', '{{value}} ℃', '{{value}} °C'),
  well: text('没有不适', '沒有不適', 'nothing wrong'),
  unwell: text(
    '现在不舒服，或者填错了，请打电话告诉社区（村）；情况紧急，拨打 120。',
    '現在不舒服，或者填錯了，請打電話告訴社區（村）；情況緊急，撥打 120。',
    'If you feel unwell now, or something was wrong, call your community; in an emergency call 120.',
  ),
} as const satisfies Record<string, Text>

import type { Text } from '#platform/contract/index.ts'

/** Words of the public pages. `{{name}}` marks a value. */
export const words = {
  site: { 'zh-Hans': '{{county}}联防', 'zh-Hant': '{{county}}聯防', en: 'Joint prevention, {{county}}' },
  product: { 'zh-Hans': '联防', 'zh-Hant': '聯防', en: 'Lianfang' },
  skip: { 'zh-Hans': '跳到正文', 'zh-Hant': '跳到正文', en: 'Skip to the text' },
  languages: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Language' },
  home: { 'zh-Hans': '首页', 'zh-Hant': '首頁', en: 'Start' },
  held: { 'zh-Hans': '登记了什么', 'zh-Hant': '登記了什麼', en: 'What is held on you' },
  volunteer: { 'zh-Hans': '做志愿者', 'zh-Hant': '做志願者', en: 'Volunteer' },
  coverage: { 'zh-Hans': '走访进度', 'zh-Hant': '走訪進度', en: 'Coverage' },
  demo: {
    'zh-Hans': '这是演示：地名是真实的，人物、住户和数字都是虚构的。',
    'zh-Hant': '這是演示：地名是真實的，人物、住戶和數字都是虛構的。',
    en: 'This is a demonstration: the places are real; persons, households and figures are invented.',
  },
  nowTitle: { 'zh-Hans': '现在的情况', 'zh-Hant': '現在的情況', en: 'What applies now' },
  live: {
    'zh-Hans': '{{name}}，{{level}}，自{{day}}起。',
    'zh-Hant': '{{name}}，{{level}}，自{{day}}起。',
    en: '{{name}}: {{level}}, since {{day}}.',
  },
  quietNow: {
    'zh-Hans': '目前没有生效的应急响应。此时不登记任何个人信息。',
    'zh-Hant': '目前沒有生效的應急響應。此時不登記任何個人資訊。',
    en: 'No emergency response is in force. Nothing about persons is being recorded.',
  },
  visitTitle: { 'zh-Hans': '有人上门登记', 'zh-Hant': '有人上門登記', en: 'When somebody knocks' },
  visit: {
    'zh-Hans':
      '网格员逐户走访，登记住户人数和一位联系人，目的是不漏一户、不漏一人。没人在家会再来；您也可以拒绝，系统只记下“拒访”，由社区再与您沟通。',
    'zh-Hant':
      '網格員逐戶走訪，登記住戶人數和一位聯絡人，目的是不漏一戶、不漏一人。沒人在家會再來；您也可以拒絕，系統只記下「拒訪」，由社區再與您溝通。',
    en: 'A grid worker goes from door to door and writes down how many live there and one contact, so that no household and no person is missed. If nobody is home, somebody comes again. You may decline: then only that is written down, and the community talks with you.',
  },
  visitNot: {
    'zh-Hans': '登记不问健康状况，不问行程，不拍照，不定位。',
    'zh-Hant': '登記不問健康狀況，不問行程，不拍照，不定位。',
    en: 'The visit asks nothing about health or travel, takes no photograph and no position.',
  },
  responsibleTitle: { 'zh-Hans': '谁负责', 'zh-Hant': '誰負責', en: 'Who is responsible' },
  responsible: {
    'zh-Hans': '{{bodies}}负责这项登记。各乡镇和社区（村）在各自范围内走访。',
    'zh-Hant': '{{bodies}}負責這項登記。各鄉鎮和社區（村）在各自範圍內走訪。',
    en: '{{bodies}} is responsible for this record. Towns and communities visit within their own area.',
  },
  mistake: {
    'zh-Hans': '登记有误时，请告诉您的网格员或社区（村）。每次更正都留下更正前后的内容、更正人和时间。',
    'zh-Hant': '登記有誤時，請告訴您的網格員或社區（村）。每次更正都留下更正前後的內容、更正人和時間。',
    en: 'If something is wrong, tell your grid worker or your community. Each correction keeps what stood before, what stands now, who changed it and when.',
  },
  heldTitle: {
    'zh-Hans': '关于您登记了什么，为什么',
    'zh-Hant': '關於您登記了什麼，為什麼',
    en: 'What is held on you, and why',
  },
  heldIntro: {
    'zh-Hans': '以下是预案允许登记的全部项目。表外的项目，系统不接受。',
    'zh-Hant': '以下是預案允許登記的全部項目。表外的項目，系統不接受。',
    en: 'These are all the fields that the plan allows. The system accepts no other.',
  },
  askedAlways: { 'zh-Hans': '走访时登记', 'zh-Hant': '走訪時登記', en: 'Written down at a visit' },
  askedWhenNeeded: {
    'zh-Hans': '只在确有需要时登记',
    'zh-Hant': '只在確有需要時登記',
    en: 'Only where there is a need',
  },
  madeByWork: { 'zh-Hans': '工作中产生的记录', 'zh-Hant': '工作中產生的記錄', en: 'Made by the work itself' },
  masked: {
    'zh-Hans': '加密保存，平时遮盖；工作人员写明理由才能查看，查看会留下记录。',
    'zh-Hant': '加密保存，平時遮蓋；工作人員寫明理由才能查看，查看會留下記錄。',
    en: 'Encrypted and masked; staff see it only after giving a reason, and the look is recorded.',
  },
  sealed: { 'zh-Hans': '加密保存。', 'zh-Hant': '加密保存。', en: 'Encrypted.' },
  monitoringTitle: {
    'zh-Hans': '只在健康随访时登记',
    'zh-Hant': '只在健康隨訪時登記',
    en: 'Only where somebody is followed up for health reasons',
  },
  monitoringWho: {
    'zh-Hans': '只有病例、密切接触者和从疫区返回的人才有这些记录。网站不会说谁有、谁没有。',
    'zh-Hant': '只有病例、密切接觸者和從疫區返回的人才有這些記錄。網站不會說誰有、誰沒有。',
    en: 'Only cases, contacts and those who came from an affected area have them. This site never says who has and who has not.',
  },
  monitoringKept: {
    'zh-Hans': '最后一次记录后 {{health}} 天到期，去过的地方 {{movement}} 天到期；到期后谁也看不到，并从系统里删除。',
    'zh-Hant': '最後一次記錄後 {{health}} 天到期，去過的地方 {{movement}} 天到期；到期後誰也看不到，並從系統裡刪除。',
    en: 'They end {{health}} days after the last entry, places visited after {{movement}} days; nobody sees them from then on, and they are deleted.',
  },
  monitoringReaders: {
    'zh-Hans':
      '能看的只有负责该地方的{{officers}}；{{followers}}只看到自己随访的人的姓名、地址和哪一次还没随访。每次打开都留下记录。',
    'zh-Hant':
      '能看的只有負責該地方的{{officers}}；{{followers}}只看到自己隨訪的人的姓名、地址和哪一次還沒隨訪。每次打開都留下記錄。',
    en: 'Read by these of the place alone: {{officers}}. {{followers}} see of those whom they follow up the name, the address and which time is due. Each look is kept.',
  },
  monitoringOwn: {
    'zh-Hans':
      '手里有编码的，可以看到自己随访到哪一天、凭这个编码报告过什么，再多的网站上也没有。要看全部内容或更正，请本人到社区或卫生健康部门窗口办理。',
    'zh-Hant':
      '手裡有編碼的，可以看到自己隨訪到哪一天、憑這個編碼報告過什麼，再多的網站上也沒有。要看全部內容或更正，請本人到社區或衛生健康部門窗口辦理。',
    en: 'Whoever holds a code sees until when the follow-up goes and what was reported with that code; this site shows no more. To see all of it or to correct it, go in person to your community or the health office.',
  },
  monitoringOpen: { 'zh-Hans': '凭编码打开', 'zh-Hant': '憑編碼打開', en: 'Open with a code' },
  readersTitle: { 'zh-Hans': '谁能看', 'zh-Hant': '誰能看', en: 'Who can see it' },
  readers: {
    'zh-Hans':
      '只有负责您住处那一片、并且任期未满的人：{{roles}}。每次打开一户的记录都会记下是谁、什么时候。其他乡镇、社区的工作人员看不到。',
    'zh-Hant':
      '只有負責您住處那一片、並且任期未滿的人：{{roles}}。每次打開一戶的記錄都會記下是誰、什麼時候。其他鄉鎮、社區的工作人員看不到。',
    en: 'Only those who hold a role for the place where you live, while they hold it: {{roles}}. Each time a household is opened, who and when is kept. Staff of other towns and communities see nothing.',
  },
  basisTitle: { 'zh-Hans': '依据', 'zh-Hant': '依據', en: 'Legal basis' },
  endTitle: { 'zh-Hans': '什么时候结束', 'zh-Hant': '什麼時候結束', en: 'When it ends' },
  end: {
    'zh-Hans': '登记用这次应急响应专用的密钥加密。响应结束的那一刻起，不能再写入任何个人信息。',
    'zh-Hant': '登記用這次應急響應專用的金鑰加密。響應結束的那一刻起，不能再寫入任何個人資訊。',
    en: 'The record is encrypted with a key of this emergency alone. From the moment the response ends nothing about persons can be written.',
  },
  never: { 'zh-Hans': '不会做的事', 'zh-Hant': '不會做的事', en: 'What is never done' },
  neverList: {
    'zh-Hans': '不给人打分或赋色，不做人脸识别，不因言论列名单，不秘密定位，不成批导出个人信息。',
    'zh-Hant': '不給人打分或賦色，不做人臉識別，不因言論列名單，不秘密定位，不成批匯出個人資訊。',
    en: 'No scores or colours for people, no face recognition, no lists of people for what they said, no covert location, no bulk export of persons.',
  },
  coverageTitle: { 'zh-Hans': '走访进度声明', 'zh-Hant': '走訪進度聲明', en: 'Signed coverage statements' },
  coverageIntro: {
    'zh-Hans':
      '每份声明由县里的负责人签署后公布。1 至 10 的数字不公布（以“—”表示），为了不能从合计推算，有时另有一个数字一并隐去。',
    'zh-Hant':
      '每份聲明由縣裡的負責人簽署後公布。1 至 10 的數字不公布（以「—」表示），為了不能從合計推算，有時另有一個數字一併隱去。',
    en: 'Each statement is published when a responsible person of the county has signed it. Counts of 1 to 10 are not shown (—), and sometimes one more, so that nobody can work them out from the totals.',
  },
  noStatements: {
    'zh-Hans': '还没有公布的声明。',
    'zh-Hant': '還沒有公布的聲明。',
    en: 'No statement has been published yet.',
  },
  published: { 'zh-Hans': '{{time}}公布', 'zh-Hant': '{{time}}公布', en: 'Published {{time}}' },
  latest: { 'zh-Hans': '最近的走访进度', 'zh-Hant': '最近的走訪進度', en: 'Latest coverage' },
  allStatements: { 'zh-Hans': '全部声明', 'zh-Hant': '全部聲明', en: 'All statements' },
  doors: { 'zh-Hans': '已知住户（门）', 'zh-Hant': '已知住戶（門）', en: 'Known doors' },
  reached: { 'zh-Hans': '已有结果', 'zh-Hant': '已有結果', en: 'Reached' },
  registered: { 'zh-Hans': '其中：已登记', 'zh-Hant': '其中：已登記', en: 'of these registered' },
  refused: { 'zh-Hans': '其中：拒访', 'zh-Hant': '其中：拒訪', en: 'of these declined' },
  vacant: { 'zh-Hans': '其中：空置', 'zh-Hant': '其中：空置', en: 'of these vacant' },
  other: {
    'zh-Hans': '其中：已拆除或非住宅',
    'zh-Hant': '其中：已拆除或非住宅',
    en: 'of these demolished or no dwelling',
  },
  unreached: { 'zh-Hans': '还没走访', 'zh-Hant': '還沒走訪', en: 'Not visited yet' },
  nobodyHome: { 'zh-Hans': '走访时无人', 'zh-Hant': '走訪時無人', en: 'Nobody home so far' },
  persons: { 'zh-Hans': '登记人数', 'zh-Hant': '登記人數', en: 'Persons registered' },
  measures: { 'zh-Hans': '对人的措施', 'zh-Hant': '對人的措施', en: 'Measures on persons' },
  report: { 'zh-Hans': '自报体温', 'zh-Hant': '自報體溫', en: 'Report temperature' },
  measurePaper: { 'zh-Hans': '我收到了措施通知书', 'zh-Hant': '我收到了措施通知書', en: 'I have a notice' },
  measurePaperHow: {
    'zh-Hans': '填通知书上的编码，可以看到这项措施现在的状态，也可以提出异议。不需要账号。',
    'zh-Hant': '填通知書上的編碼，可以看到這項措施現在的狀態，也可以提出異議。不需要帳號。',
    en: 'Enter the code of your notice to see how the measure stands now, and to object. You need no account.',
  },
  code: { 'zh-Hans': '编码（16 位）', 'zh-Hant': '編碼（16 位）', en: 'Code (16 signs)' },
  codeOpen: { 'zh-Hans': '查看通知书', 'zh-Hant': '查看通知書', en: 'Open the notice' },
  codeWrong: {
    'zh-Hans': '没有找到这个编码。请对照通知书再填一次；换发过新编码的，旧编码不再有效。',
    'zh-Hant': '沒有找到這個編碼。請對照通知書再填一次；換發過新編碼的，舊編碼不再有效。',
    en: 'There is no notice with this code. Compare it with your paper; where a new code was made, the old one opens nothing.',
  },
  measureCounts: { 'zh-Hans': '每日统计', 'zh-Hant': '每日統計', en: 'Counts of each day' },
  measureCountsHow: {
    'zh-Hans': '每天公布执行中的措施数，按法律依据分列。1 至 10 的数字不公布（以“—”表示），能推算出来的合计也不公布。',
    'zh-Hant':
      '每天公布執行中的措施數，按法律依據分列。1 至 10 的數字不公布（以「—」表示），能推算出來的合計也不公布。',
    en: 'How many measures are in force each day, by legal basis. Counts of 1 to 10 are not shown (—), nor totals that would tell them.',
  },
  noMeasureCounts: {
    'zh-Hans': '还没有公布的统计。',
    'zh-Hant': '還沒有公布的統計。',
    en: 'No counts have been published yet.',
  },
  inAll: { 'zh-Hans': '合计', 'zh-Hant': '合計', en: 'In all' },
  stateServed: {
    'zh-Hans': '已送达，还没有开始。',
    'zh-Hant': '已送達，還沒有開始。',
    en: 'Served; it has not begun.',
  },
  stateRunning: {
    'zh-Hans': '执行中，{{time}}自动结束。',
    'zh-Hant': '執行中，{{time}}自動結束。',
    en: 'In force; it ends by itself {{time}}.',
  },
  stateSuspended: {
    'zh-Hans': '您的异议超过 24 小时没有得到答复，措施已停止执行。',
    'zh-Hant': '您的異議超過 24 小時沒有得到答覆，措施已停止執行。',
    en: 'Your objection was not answered within 24 hours: the measure has stopped.',
  },
  stateLifted: {
    'zh-Hans': '因您的异议，措施已于{{time}}解除。',
    'zh-Hant': '因您的異議，措施已於{{time}}解除。',
    en: 'Lifted {{time}} after your objection.',
  },
  stateOver: { 'zh-Hans': '措施已于{{time}}结束。', 'zh-Hant': '措施已於{{time}}結束。', en: 'It ended {{time}}.' },
  objectionText: { 'zh-Hans': '您为什么不同意', 'zh-Hant': '您為什麼不同意', en: 'Why you do not agree' },
  objectionSend: { 'zh-Hans': '提出异议', 'zh-Hant': '提出異議', en: 'Object' },
  objectionTaken: {
    'zh-Hans': '已收到您的异议。24 小时内必须有人答复；凭这个编码在这里看答复。',
    'zh-Hant': '已收到您的異議。24 小時內必須有人答覆；憑這個編碼在這裡看答覆。',
    en: 'Your objection has arrived. Somebody must answer within 24 hours; you read the answer here with this code.',
  },
  objectionNot: {
    'zh-Hans': '这次没有收下：已有一份异议等待答复，或措施已经结束。',
    'zh-Hant': '這次沒有收下：已有一份異議等待答覆，或措施已經結束。',
    en: 'This was not taken: an objection is waiting already, or the measure is over.',
  },
  objectionEmpty: {
    'zh-Hans': '请写您为什么不同意。',
    'zh-Hant': '請寫您為什麼不同意。',
    en: 'Please say why you do not agree.',
  },
  objectionLong: {
    'zh-Hans': '最多 {{max}} 字，您写了 {{count}} 字；没有提交，请缩短后再提。',
    'zh-Hant': '最多 {{max}} 字，您寫了 {{count}} 字；沒有提交，請縮短後再提。',
    en: 'At most {{max}} characters, you wrote {{count}}. It was not sent: please shorten it.',
  },
  objectedAt: { 'zh-Hans': '您于{{time}}提出', 'zh-Hant': '您於{{time}}提出', en: 'You said {{time}}' },
  answeredAt: {
    'zh-Hans': '{{time}}答复：{{what}}',
    'zh-Hant': '{{time}}答覆：{{what}}',
    en: 'Answered {{time}}: {{what}}',
  },
  answerKept: { 'zh-Hans': '维持', 'zh-Hant': '維持', en: 'it stays' },
  answerLifted: { 'zh-Hans': '解除', 'zh-Hant': '解除', en: 'it is lifted' },
  answerDue: { 'zh-Hans': '须在{{time}}以前答复', 'zh-Hant': '須在{{time}}以前答覆', en: 'To be answered by {{time}}' },
  notFound: { 'zh-Hans': '没有这个页面', 'zh-Hant': '沒有這個頁面', en: 'There is no such page' },
  slowTitle: { 'zh-Hans': '请稍等再试', 'zh-Hant': '請稍等再試', en: 'Please wait a moment' },
  slowText: {
    'zh-Hans': '从您所用的网络输入了太多不对的编码。请等 {{seconds}} 秒再点下面的按钮，您填的内容都还在。',
    'zh-Hant': '從您所用的網路輸入了太多不對的編碼。請等 {{seconds}} 秒再點下面的按鈕，您填的內容都還在。',
    en: 'Too many wrong codes came from the network that you use. Wait {{seconds}} seconds, then press the button below; what you typed is kept.',
  },
  slowHelp: {
    'zh-Hans': '对的编码不计数，纸上的编码照旧有效。看不清编码的，请打通知书上的电话，或到社区窗口办理。',
    'zh-Hant': '對的編碼不計數，紙上的編碼照舊有效。看不清編碼的，請打通知書上的電話，或到社區窗口辦理。',
    en: 'Right codes never count, and the code on your paper stays valid. If you cannot read it, call the number on the paper or go to your community.',
  },
  slowAgain: { 'zh-Hans': '再试一次', 'zh-Hant': '再試一次', en: 'Try again' },
  busy: { 'zh-Hans': '暂时打不开', 'zh-Hant': '暫時打不開', en: 'Not available at the moment' },
  busyText: {
    'zh-Hans': '请过一分钟再试。',
    'zh-Hant': '請過一分鐘再試。',
    en: 'Please try again in a minute.',
  },
} as const satisfies Record<string, Text>

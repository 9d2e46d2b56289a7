import type { Text } from '#platform/contract/index.ts'

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Words of the pages on which residents offer to help, and on which a paper of thanks is checked. */
export const volunteerWords = {
  title: text('报名做志愿者', '報名做志願者', 'Volunteer'),
  intro: text(
    '社区缺人手：守小区门口、送菜送药、登记、接电话。年满 18 周岁、身体健康的居民都可以报名，不需要账号。社区会先联系您，当面认识后才安排班次。',
    '社區缺人手：守小區門口、送菜送藥、登記、接電話。年滿 18 週歲、身體健康的居民都可以報名，不需要帳號。社區會先聯絡您，當面認識後才安排班次。',
    'Communities need hands: at the gates, with deliveries, at registers and telephones. Whoever is 18 or older and in good health can sign up, without an account. The community calls you first, and gives shifts once it knows you.',
  ),
  quiet: text(
    '现在没有生效的应急响应，暂不招募志愿者。',
    '現在沒有生效的應急響應，暫不招募志願者。',
    'No emergency response is in force; no volunteers are called for.',
  ),
  notReady: text(
    '报名通道正在准备，请过几分钟再来，或直接到社区登记。',
    '報名通道正在準備，請過幾分鐘再來，或直接到社區登記。',
    'The form is being prepared. Please come back in a few minutes, or go to your community.',
  ),
  name: text('姓名', '姓名', 'Name'),
  phone: text('电话', '電話', 'Telephone'),
  phoneHint: text(
    '社区用它联系您，不公开。',
    '社區用它聯絡您，不公開。',
    'The community calls you on it. It is not published.',
  ),
  place: text('住在哪个社区（村）', '住在哪個社區（村）', 'Community or village where you live'),
  placeChoose: text('请选择', '請選擇', 'Choose'),
  birthYear: text('出生年份', '出生年份', 'Year of birth'),
  birthHint: text(
    '只为确认年满 18 周岁：未成年人不安排值守。',
    '只為確認年滿 18 週歲：未成年人不安排值守。',
    'Asked only to be sure that you are 18: minors stand no shifts.',
  ),
  skills: text('能做什么（可多选，可不选）', '能做什麼（可多選，可不選）', 'What you can do (any number, or none)'),
  free: text('什么时候有空（至少选一项）', '什麼時候有空（至少選一項）', 'When you are free (one at least)'),
  use: text('这些信息做什么用', '這些資訊做什麼用', 'What this is used for'),
  useText: text(
    '只用于联系您和安排志愿服务。姓名和电话加密保存，只有您所在社区和上级的值班人员打开时看得到，每次打开都有记录；没人处理的报名 90 天后删除，未接收的 30 天后删除，服务结束一年后删除姓名和电话，只留服务时长。随时可以用回执编号撤回，撤回后姓名和电话马上删除。',
    '只用於聯絡您和安排志願服務。姓名和電話加密保存，只有您所在社區和上級的值班人員打開時看得到，每次打開都有記錄；沒人處理的報名 90 天後刪除，未接收的 30 天後刪除，服務結束一年後刪除姓名和電話，只留服務時長。隨時可以用回執編號撤回，撤回後姓名和電話馬上刪除。',
    'Only to call you and to plan your help. Name and telephone are encrypted; only those on duty in your community and above it can open them, and each look is recorded. A sign-up that nobody handles is deleted after 90 days, one that was declined after 30; a year after your service name and telephone go and only the hours stay. You can withdraw at any time with your code: name and telephone are then deleted at once.',
  ),
  send: text('报名', '報名', 'Sign up'),
  wrongTop: text(
    '有 {{count}} 处要改，已标在下面；填过的都还在。',
    '有 {{count}} 處要改，已標在下面；填過的都還在。',
    '{{count}} things need a change; they are marked below. Nothing that you typed is lost.',
  ),
  wrongName: text('请填姓名，最多 50 个字。', '請填姓名，最多 50 個字。', 'Enter your name, 50 characters at most.'),
  wrongPhone: text(
    '请填电话号码，只用数字、空格、短横和开头的加号，5 到 20 位。',
    '請填電話號碼，只用數字、空格、短橫和開頭的加號，5 到 20 位。',
    'Enter a telephone number of 5 to 20 digits, spaces or dashes, with + in front if need be.',
  ),
  wrongPlace: text('请选择社区或村。', '請選擇社區或村。', 'Choose your community or village.'),
  wrongBirth: text(
    '请填四位数的出生年份，例如 1985。',
    '請填四位數的出生年份，例如 1985。',
    'Enter the year of birth with four digits, for example 1985.',
  ),
  tooYoung: text(
    '年满 18 周岁才能报名。谢谢您的心意。',
    '年滿 18 週歲才能報名。謝謝您的心意。',
    'Volunteers are 18 or older. Thank you for the thought.',
  ),
  wrongFree: text('请至少选一项有空的时间。', '請至少選一項有空的時間。', 'Choose at least one time.'),
  full: text(
    '这个社区已有很多人报名、还没来得及联系，请过几天再来。填过的都还在。',
    '這個社區已有很多人報名、還沒來得及聯絡，請過幾天再來。填過的都還在。',
    'Many people of this community wait to be called already; please come back in some days. Nothing that you typed is lost.',
  ),
  unknown: text(
    '没有收下：社区或村已有变动，请重新选择后再报名。',
    '沒有收下：社區或村已有變動，請重新選擇後再報名。',
    'Not taken: communities have changed meanwhile. Choose again and sign up once more.',
  ),
  taken: text('已收到报名', '已收到報名', 'You have signed up'),
  takenText: text(
    '谢谢您。请记下或打印回执编号：凭它查看进展、撤回报名。编号只显示这一次。',
    '謝謝您。請記下或列印回執編號：憑它查看進展、撤回報名。編號只顯示這一次。',
    'Thank you. Write down or print your code: with it you see how it goes on and can withdraw. It is shown this once.',
  ),
  codeIs: text('回执编号', '回執編號', 'Your code'),
  next: text('社区会打电话给您。', '社區會打電話給您。', 'The community will call you.'),
  toState: text('查看进展', '查看進展', 'See how it goes on'),
  codeTitle: text(
    '已经报名，或要核对感谢状',
    '已經報名，或要核對感謝狀',
    'Signed up already, or a paper of thanks to check',
  ),
  codeLabel: text('回执编号或感谢状编号', '回執編號或感謝狀編號', 'Code of the sign-up or of the paper of thanks'),
  codeOpen: text('查看', '查看', 'Look'),
  codeWrong: text(
    '没有找到这个编号。请对照回执或感谢状再填一次；已按期删除的报名也查不到。',
    '沒有找到這個編號。請對照回執或感謝狀再填一次；已按期刪除的報名也查不到。',
    'Nothing is found under this code. Compare it with your paper; what was deleted as promised is not found either.',
  ),
  stateTitle: text('志愿者 {{no}} 号 · {{place}}', '志願者 {{no}} 號 · {{place}}', 'Volunteer no. {{no}} · {{place}}'),
  new: text('已收到，社区还没有处理。', '已收到，社區還沒有處理。', 'Received. The community has not decided yet.'),
  accepted: text(
    '社区已接收。登录单由社区当面交给您，班次在手机页面上看。',
    '社區已接收。登入單由社區當面交給您，班次在手機頁面上看。',
    'Accepted. The community hands you a slip for signing in; your shifts are on the phone pages.',
  ),
  declined: text('这次没有接收。', '這次沒有接收。', 'Not accepted this time.'),
  withdrawn: text(
    '已撤回，姓名和电话已删除。',
    '已撤回，姓名和電話已刪除。',
    'Withdrawn; name and telephone are deleted.',
  ),
  ended: text('志愿服务已结束。谢谢您。', '志願服務已結束。謝謝您。', 'Your service has ended. Thank you.'),
  signedUp: text('{{day}}报名', '{{day}}報名', 'Signed up on {{day}}'),
  withdraw: text('撤回报名', '撤回報名', 'Withdraw'),
  stop: text('退出志愿服务', '退出志願服務', 'Stop volunteering'),
  withdrawAsk: text(
    '撤回后，姓名和电话马上删除，不能恢复；想再参加要重新报名。',
    '撤回後，姓名和電話馬上刪除，不能恢復；想再參加要重新報名。',
    'Name and telephone are deleted at once and for good; to help later you sign up again.',
  ),
  stopAsk: text(
    '退出后，以后的班次马上取消，账号停用；服务时长保留。',
    '退出後，以後的班次馬上取消，帳號停用；服務時長保留。',
    'Your coming shifts are cancelled at once and your account is closed; your hours stay.',
  ),
  withdrawYes: text('确定', '確定', 'Yes'),
  keep: text('不，保留', '不，保留', 'No, keep it'),
  thanksTitle: text('感谢状核对结果', '感謝狀核對結果', 'Paper of thanks: genuine'),
  thanksText: text(
    '志愿者 {{no}} 号（{{place}}）从{{from}}到{{to}}到岗 {{shifts}} 班，志愿服务 {{hours}} 小时。',
    '志願者 {{no}} 號（{{place}}）從{{from}}到{{to}}到崗 {{shifts}} 班，志願服務 {{hours}} 小時。',
    'Volunteer no. {{no}} ({{place}}) stood {{shifts}} shifts from {{from}} to {{to}}: {{hours}} hours of voluntary service.',
  ),
  thanksNote: text(
    '这个编号由本县发出（{{day}}）。这里不显示姓名，请与纸上的编号、时长核对。',
    '這個編號由本縣發出（{{day}}）。這裡不顯示姓名，請與紙上的編號、時長核對。',
    'The county issued this code ({{day}}). No name is shown here: compare the hours and the number with the paper.',
  ),
}

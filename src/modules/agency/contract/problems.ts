import { defineProblems } from '#platform/contract/index.ts'

/** Problems of agencies, accounts and sign-in. */
export const agencyProblems = defineProblems('agency', {
  person_set: {
    status: 409,
    text: {
      'zh-Hans': '该账号已登记为另一个人。一个账号只属于一个人；换人请新建账号。',
      'zh-Hant': '該帳號已登記為另一個人。一個帳號只屬於一個人；換人請新建帳號。',
      en: 'This account is known as another person’s. An account belongs to one person; make a new one for somebody else.',
    },
  },
  sign_in_failed: {
    status: 401,
    text: {
      'zh-Hans': '用户名、密码或验证码不对。',
      'zh-Hant': '使用者名稱、密碼或驗證碼不對。',
      en: 'User name, password or code is wrong.',
    },
  },
  totp_needed: {
    status: 401,
    text: {
      'zh-Hans': '请输入验证器上的六位验证码。',
      'zh-Hant': '請輸入驗證器上的六位驗證碼。',
      en: 'Enter the six digits from your authenticator.',
    },
  },
  blocked: {
    status: 429,
    text: {
      'zh-Hans': '多次输错，请在 {{seconds}} 秒后再试。',
      'zh-Hant': '多次輸錯，請在 {{seconds}} 秒後再試。',
      en: 'Too many wrong tries; try again in {{seconds}} s.',
    },
    detail: ['seconds'],
  },
  password_wrong: {
    status: 422,
    text: { 'zh-Hans': '当前密码不对。', 'zh-Hant': '目前密碼不對。', en: 'The current password is wrong.' },
  },
  password_weak: {
    status: 422,
    text: {
      'zh-Hans': '密码太常见或与用户名相同，请换一个。',
      'zh-Hant': '密碼太常見或與使用者名稱相同，請換一個。',
      en: 'This password is too common or equals the user name.',
    },
  },
  totp_wrong: {
    status: 422,
    text: {
      'zh-Hans': '验证码不对，请核对手机时间。',
      'zh-Hant': '驗證碼不對，請核對手機時間。',
      en: 'The code is wrong; check the clock of the phone.',
    },
  },
  totp_on: {
    status: 409,
    text: {
      'zh-Hans': '两步验证已经启用，请先停用。',
      'zh-Hant': '兩步驗證已經啟用，請先停用。',
      en: 'The second factor is already on; turn it off first.',
    },
  },
  username_taken: {
    status: 409,
    text: {
      'zh-Hans': '用户名 {{username}} 已被使用。',
      'zh-Hant': '使用者名稱 {{username}} 已被使用。',
      en: 'The user name {{username}} is taken.',
    },
    detail: ['username'],
  },
  name_taken: {
    status: 409,
    text: { 'zh-Hans': '已有同名单位。', 'zh-Hant': '已有同名單位。', en: 'An agency of this name exists.' },
  },
  has_accounts: {
    status: 409,
    text: {
      'zh-Hans': '该单位还有 {{count}} 个账号。',
      'zh-Hant': '該單位還有 {{count}} 個帳號。',
      en: 'The agency still has {{count}} accounts.',
    },
    detail: ['count'],
  },
  period_wrong: {
    status: 422,
    text: {
      'zh-Hans': '结束时间须晚于开始时间。',
      'zh-Hant': '結束時間須晚於開始時間。',
      en: 'The end must be after the start.',
    },
  },
  county_only: {
    status: 422,
    text: {
      'zh-Hans': '指挥部值班长只能授予全县。',
      'zh-Hant': '指揮部值班長只能授予全縣。',
      en: 'A duty commander holds the role for the whole county.',
    },
  },
  own_account: {
    status: 403,
    text: {
      'zh-Hans': '自己的角色和所属单位须由另一位管理员设定。',
      'zh-Hant': '自己的角色和所屬單位須由另一位管理員設定。',
      en: 'Another administrator sets your own roles and agency.',
    },
  },
  auditor_same_agency: {
    status: 403,
    text: {
      'zh-Hans': '审计员须属于另一个单位：管理员不能在本单位任命审计员。',
      'zh-Hant': '審計員須屬於另一個單位：管理員不能在本單位任命審計員。',
      en: 'An auditor works for another agency than the administrator who gives the role.',
    },
  },
  last_administrator: {
    status: 409,
    text: {
      'zh-Hans': '这是最后一位管理员，不能停用或撤销。',
      'zh-Hant': '這是最後一位管理員，不能停用或撤銷。',
      en: 'This is the last administrator.',
    },
  },
  no_phone_role: {
    status: 409,
    text: {
      'zh-Hans': '只有网格员、社区（村）负责人和卡口值守员使用手机端；该账号没有这类角色，或还有其他角色。',
      'zh-Hant': '只有網格員、社區（村）負責人和卡口值守員使用手機端；該帳號沒有這類角色，或還有其他角色。',
      en: 'Only grid workers, community leaders and checkpoint officers work with a phone; this account holds no such role, or another one too.',
    },
  },
  enrol_failed: {
    status: 401,
    text: {
      'zh-Hans': '绑定码不对、已用过或已过期，请向负责人要一个新的。',
      'zh-Hant': '綁定碼不對、已用過或已過期，請向負責人要一個新的。',
      en: 'The code is wrong, used or over; ask for a new one.',
    },
  },
  device_revoked: {
    status: 401,
    text: {
      'zh-Hans': '这部手机已被停用。没有发出的记录会加密送达服务器，之后手机上的数据将被清除。',
      'zh-Hant': '這部手機已被停用。沒有發出的記錄會加密送達伺服器，之後手機上的資料將被清除。',
      en: 'This phone was revoked. What was not sent is sealed and delivered to the server, then the phone is emptied.',
    },
  },
  device_locked: {
    status: 401,
    text: {
      'zh-Hans': '手机已锁定，请先用手机密码打开。',
      'zh-Hant': '手機已鎖定，請先用手機密碼打開。',
      en: 'The phone is locked: open it with its PIN first.',
    },
  },
  sealed_decided: {
    status: 409,
    text: {
      'zh-Hans': '其中有记录已经处理过，请刷新后再选。',
      'zh-Hant': '其中有記錄已經處理過，請重新整理後再選。',
      en: 'Some of these were decided about meanwhile; load the list again.',
    },
  },
  sealed_unreadable: {
    status: 410,
    text: {
      'zh-Hans': '这条记录的密钥已随应急响应销毁，内容无法再打开。',
      'zh-Hant': '這條記錄的金鑰已隨應急響應銷毀，內容無法再打開。',
      en: 'The key of this record was destroyed with its emergency; it cannot be opened any more.',
    },
  },
  sealed_emergency: {
    status: 409,
    text: {
      'zh-Hans': '送到时的应急响应已经结束，不能再记入。',
      'zh-Hant': '送到時的應急響應已經結束，不能再記入。',
      en: 'The emergency in which it came is over; it cannot be recorded any more.',
    },
  },
  sealed_no_role: {
    status: 403,
    text: {
      'zh-Hans': '手机在用期间，本人在您的范围内没有能办这件事的角色。',
      'zh-Hant': '手機在用期間，本人在您的範圍內沒有能辦這件事的角色。',
      en: 'While the phone was in use its person held no role within your reach that could do this.',
    },
  },
  already_ended: {
    status: 409,
    text: { 'zh-Hans': '已经结束。', 'zh-Hant': '已經結束。', en: 'It has already ended.' },
  },
})

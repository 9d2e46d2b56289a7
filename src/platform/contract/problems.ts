import { defineProblems } from './problem.ts'
import { fieldProblems } from './problems-field.ts'

/** Problems of the platform itself. */
export const problems = defineProblems(
  'platform',
  {
    not_json: {
      status: 400,
      text: {
        'zh-Hans': '内容不是有效的 JSON。',
        'zh-Hant': '內容不是有效的 JSON。',
        en: 'The body is not valid JSON.',
      },
    },
    not_http: {
      status: 400,
      text: { 'zh-Hans': '请求格式无法读取。', 'zh-Hant': '請求格式無法讀取。', en: 'The request cannot be read.' },
    },
    too_large: {
      status: 413,
      text: {
        'zh-Hans': '内容超过 1 MiB，请分批发送。',
        'zh-Hant': '內容超過 1 MiB，請分批發送。',
        en: 'The body is over 1 MiB; send it in parts.',
      },
    },
    too_deep: {
      status: 400,
      text: { 'zh-Hans': '内容嵌套过深。', 'zh-Hant': '內容巢狀過深。', en: 'The body is nested too deeply.' },
    },
    wrong_media_type: {
      status: 415,
      text: {
        'zh-Hans': '只接受 application/json。',
        'zh-Hant': '只接受 application/json。',
        en: 'Only application/json is accepted.',
      },
    },
    not_found: {
      status: 404,
      text: {
        'zh-Hans': '没有找到，或不在您的范围内。',
        'zh-Hant': '沒有找到，或不在您的範圍內。',
        en: 'Not found, or not within your reach.',
      },
    },
    method_not_allowed: {
      status: 405,
      text: {
        'zh-Hans': '此地址不支持该方法。',
        'zh-Hant': '此地址不支援該方法。',
        en: 'This address does not support that method.',
      },
    },
    not_signed_in: {
      status: 401,
      text: { 'zh-Hans': '请先登录。', 'zh-Hant': '請先登入。', en: 'Please sign in first.' },
    },
    not_permitted: {
      status: 403,
      text: {
        'zh-Hans': '您的角色不能做此操作。',
        'zh-Hant': '您的角色不能做此操作。',
        en: 'Your role does not carry this.',
      },
    },
    password_must_change: {
      status: 403,
      text: {
        'zh-Hans': '请先修改一次性密码。',
        'zh-Hant': '請先修改一次性密碼。',
        en: 'Choose your own password first.',
      },
    },
    no_live_emergency: {
      status: 409,
      text: {
        'zh-Hans': '没有正在进行的应急响应，不能登记任何人员信息。',
        'zh-Hant': '沒有正在進行的應急響應，不能登記任何人員資訊。',
        en: 'No emergency is live; nothing about persons can be recorded.',
      },
    },
    cross_site: {
      status: 403,
      text: {
        'zh-Hans': '请求来自其他网站，已拒绝。',
        'zh-Hant': '請求來自其他網站，已拒絕。',
        en: 'The request came from another site and was refused.',
      },
    },
    conflict: {
      status: 409,
      text: {
        'zh-Hans': '同一编号的另一内容已经登记；两份都已保留，请人工核对。',
        'zh-Hant': '同一編號的另一內容已經登記；兩份都已保留，請人工核對。',
        en: 'Another content with this id is already recorded; both are kept for a person to compare.',
      },
    },
    changed_meanwhile: {
      status: 409,
      text: {
        'zh-Hans': '此记录刚被他人修改，请刷新后再试。',
        'zh-Hant': '此記錄剛被他人修改，請重新整理後再試。',
        en: 'Somebody changed this record meanwhile; reload and try again.',
      },
    },
    unknown_command: {
      status: 400,
      text: { 'zh-Hans': '没有这种操作。', 'zh-Hant': '沒有這種操作。', en: 'There is no such command.' },
    },
    busy: {
      status: 503,
      text: {
        'zh-Hans': '服务器繁忙或数据库暂停，请稍后再试；内容没有丢失。',
        'zh-Hant': '伺服器繁忙或資料庫暫停，請稍後再試；內容沒有遺失。',
        en: 'The server is busy or its database is down; try again shortly. Nothing was lost.',
      },
    },
    storage_full: {
      status: 507,
      text: {
        'zh-Hans': '磁盘已满，暂不能写入；读取照常。',
        'zh-Hant': '磁碟已滿，暫不能寫入；讀取照常。',
        en: 'The disk is full; nothing can be written for now, reading goes on.',
      },
    },
    too_many_requests: {
      status: 429,
      text: {
        'zh-Hans': '操作太频繁，请在 {{seconds}} 秒后再试。',
        'zh-Hant': '操作太頻繁，請在 {{seconds}} 秒後再試。',
        en: 'Too many requests; try again in {{seconds}} s.',
      },
      detail: ['seconds'],
    },
    internal: {
      status: 500,
      text: {
        'zh-Hans': '程序出错，已记录编号 {{reference}}。',
        'zh-Hant': '程式出錯，已記錄編號 {{reference}}。',
        en: 'The program failed; reference {{reference}}.',
      },
      detail: ['reference'],
    },
  },
  fieldProblems,
)

import { defineProblems } from '#platform/contract/index.ts'

/** Problems of notices. */
export const noticeProblems = defineProblems('notice', {
  not_urgent: {
    status: 409,
    text: {
      'zh-Hans': '这条提醒不需要确认。',
      'zh-Hant': '這條提醒不需要確認。',
      en: 'This notice asks for no acknowledgement.',
    },
  },
  push_off: {
    status: 409,
    text: {
      'zh-Hans': '本县没有开通手机推送，请联系系统管理员。',
      'zh-Hant': '本縣沒有開通手機推送，請聯繫系統管理員。',
      en: 'Push is not set up in this county; ask the administrator.',
    },
  },
  push_service_unknown: {
    status: 422,
    text: {
      'zh-Hans': '这个浏览器的推送服务不在本县允许的名单里。',
      'zh-Hant': '這個瀏覽器的推送服務不在本縣允許的名單裡。',
      en: 'The push service of this browser is not among those that the county allows.',
    },
  },
  quiet_empty: {
    status: 422,
    text: {
      'zh-Hans': '开始和结束一样，看不出是全天还是没有。请选不同的时间；不要静音就关掉开关。',
      'zh-Hant': '開始和結束一樣，看不出是全天還是沒有。請選不同的時間；不要靜音就關掉開關。',
      en: 'Beginning and end are the same: that could be all day or none. Choose different times, or switch quiet hours off.',
    },
  },
  address_missing: {
    status: 422,
    text: { 'zh-Hans': '请填写地址。', 'zh-Hant': '請填寫地址。', en: 'Enter an address.' },
  },
  address_wrong: {
    status: 422,
    text: {
      'zh-Hans': '地址要以 https:// 开头，不带用户名和密码。',
      'zh-Hant': '地址要以 https:// 開頭，不帶使用者名稱和密碼。',
      en: 'The address must begin with https:// and hold no user name or password.',
    },
  },
  address_inner: {
    status: 422,
    text: {
      'zh-Hans': '这是内部网络或本机的地址。如果确实如此，请勾选“在内部网络”。',
      'zh-Hant': '這是內部網路或本機的地址。如果確實如此，請勾選「在內部網路」。',
      en: 'This address is in the own network or on this machine. Tick "in the own network" if that is meant.',
    },
  },
  contact_missing: {
    status: 422,
    text: {
      'zh-Hans': '推送服务需要一个联系邮箱。',
      'zh-Hant': '推送服務需要一個聯絡信箱。',
      en: 'Push services ask for a contact address.',
    },
  },
  channel_exists: {
    status: 409,
    text: {
      'zh-Hans': '已有同名的通道，或这一种通道已经开通。',
      'zh-Hant': '已有同名的通道，或這一種通道已經開通。',
      en: 'There is a channel of this name, or the one channel of this kind.',
    },
  },
  nothing_to_test: {
    status: 409,
    text: {
      'zh-Hans': '您自己还没有开启推送或填写手机号，测试没有收件人。',
      'zh-Hant': '您自己還沒有開啟推送或填寫手機號，測試沒有收件人。',
      en: 'You have set up no browser or number of your own, so a test has nobody to go to.',
    },
  },
})

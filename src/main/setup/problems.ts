import { defineProblems } from '#platform/contract/index.ts'

/** Problems of the first run. */
export const setupProblems = defineProblems('setup', {
  token_wrong: {
    status: 403,
    text: {
      'zh-Hans': '链接无效。请使用启动时终端里显示的完整地址。',
      'zh-Hant': '連結無效。請使用啟動時終端機裡顯示的完整網址。',
      en: 'This link is not valid. Use the whole address that the terminal showed at the start.',
    },
  },
  closed: {
    status: 410,
    text: {
      'zh-Hans': '本系统已经设置完毕，请登录。',
      'zh-Hant': '本系統已經設定完畢，請登入。',
      en: 'This installation is already set up; please sign in.',
    },
  },
  county_unknown: {
    status: 422,
    text: {
      'zh-Hans': '官方区划代码中没有该县。',
      'zh-Hant': '官方區劃代碼中沒有該縣。',
      en: 'The official list of divisions has no such county.',
    },
  },
})

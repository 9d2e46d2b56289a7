import { defineProblems } from '#platform/contract/index.ts'

/** Problems of patrols and broadcast runs. */
export const patrolProblems = defineProblems('patrol', {
  too_wide: {
    status: 422,
    text: {
      'zh-Hans': '站点请选到社区、村、网格或更小的地方；整个县或乡镇不能算一站。',
      'zh-Hant': '站點請選到社區、村、網格或更小的地方；整個縣或鄉鎮不能算一站。',
      en: 'Choose a community, a village, a grid or something smaller; a whole county or town is no stop.',
    },
  },
  apart: {
    status: 422,
    text: {
      'zh-Hans': '这些站点分在两个你负责的地方，请分成两趟。',
      'zh-Hant': '這些站點分在兩個你負責的地方，請分成兩趟。',
      en: 'These stops lie in two of your places; make two runs of them.',
    },
  },
  twice: {
    status: 422,
    text: { 'zh-Hans': '同一项写了两次。', 'zh-Hant': '同一項寫了兩次。', en: 'This is said twice.' },
  },
  needs_premises: {
    status: 422,
    text: {
      'zh-Hans': '巡查请写明去哪一家、哪一处。',
      'zh-Hant': '巡查請寫明去哪一家、哪一處。',
      en: 'Say which premises the patrol goes to.',
    },
  },
  crew_busy: {
    status: 422,
    text: {
      'zh-Hans': '这段时间已在“{{title}}”（{{from}} – {{to}}）。确需同时安排，请写明原因。',
      'zh-Hant': '這段時間已在「{{title}}」（{{from}} – {{to}}）。確需同時安排，請寫明原因。',
      en: 'Is in “{{title}}” ({{from}} – {{to}}) at that time. If it must be so, say why.',
    },
    detail: ['title', 'from', 'to'],
  },
  vehicle_busy: {
    status: 422,
    text: {
      'zh-Hans': '这辆车这段时间已在“{{title}}”（{{from}} – {{to}}）。确需同时安排，请写明原因。',
      'zh-Hant': '這輛車這段時間已在「{{title}}」（{{from}} – {{to}}）。確需同時安排，請寫明原因。',
      en: 'This vehicle is in “{{title}}” ({{from}} – {{to}}) at that time. If it must be so, say why.',
    },
    detail: ['title', 'from', 'to'],
  },
  nothing_to_play: {
    status: 422,
    text: {
      'zh-Hans': '请写明播放哪份录音，或要念的文字。',
      'zh-Hant': '請寫明播放哪份錄音，或要念的文字。',
      en: 'Say which recording is played, or what is read out.',
    },
  },
  not_of_agency: {
    status: 422,
    text: {
      'zh-Hans': '此人不是这个单位的在用账号。',
      'zh-Hant': '此人不是這個單位的在用帳號。',
      en: 'This is no active account of that agency.',
    },
  },
  wrong_end: {
    status: 422,
    text: {
      'zh-Hans': '结束要晚于出发，最长 {{most}} 小时。',
      'zh-Hant': '結束要晚於出發，最長 {{most}} 小時。',
      en: 'The end comes after the start, at most {{most}} hours later.',
    },
    detail: ['most'],
  },
  past: {
    status: 422,
    text: {
      'zh-Hans': '结束时间已经过去。',
      'zh-Hant': '結束時間已經過去。',
      en: 'The end is in the past already.',
    },
  },
  long_period: {
    status: 422,
    text: {
      'zh-Hans': '起止日期有误，最多 {{most}} 天。',
      'zh-Hant': '起訖日期有誤，最多 {{most}} 天。',
      en: 'The days are the wrong way round, or more than {{most}}.',
    },
    detail: ['most'],
  },
  over: {
    status: 409,
    text: {
      'zh-Hans': '这趟任务已经结束或取消。',
      'zh-Hant': '這趟任務已經結束或取消。',
      en: 'This run is over or was cancelled.',
    },
  },
  begun: {
    status: 409,
    text: {
      'zh-Hans': '已经出发，站点不能再改；到不了的站由队员在手机上跳过。',
      'zh-Hant': '已經出發，站點不能再改；到不了的站由隊員在手機上跳過。',
      en: 'The run has begun and its stops stay; the crew skips on the phone what cannot be reached.',
    },
  },
  not_yet: {
    status: 409,
    text: {
      'zh-Hans': '离出发还早，不能打卡；请核对手机时间。',
      'zh-Hant': '離出發還早，不能打卡；請核對手機時間。',
      en: 'It is too early before the start to check in; look at the clock of the phone.',
    },
  },
  taken_back: {
    status: 409,
    text: {
      'zh-Hans': '这一站的打卡之后已被同车的人撤回；如果确实到过，请再打一次卡。',
      'zh-Hant': '這一站的打卡之後已被同車的人撤回；如果確實到過，請再打一次卡。',
      en: 'The check-in at this stop was taken back by the crew later on; check in once more if you were there.',
    },
  },
  settled: {
    status: 409,
    text: {
      'zh-Hans': '这一站已经打过卡，不能再跳过。',
      'zh-Hant': '這一站已經打過卡，不能再跳過。',
      en: 'This stop was checked in already and cannot be skipped.',
    },
  },
})

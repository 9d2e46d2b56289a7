import { defineProblems } from '#platform/contract/index.ts'

/** Problems of inspections. */
export const inspectionProblems = defineProblems('inspection', {
  nothing_to_draw: {
    status: 422,
    text: {
      'zh-Hans': '这个范围里没有还要人值守的岗位和钟点，请放宽日期、时段或单位。',
      'zh-Hant': '這個範圍裡沒有還要人值守的崗位和鐘點，請放寬日期、時段或單位。',
      en: 'No post needs anybody in these hours; widen the days, the hours or the agencies.',
    },
  },
  too_many: {
    status: 422,
    text: {
      'zh-Hans': '这个范围里只有 {{most}} 个岗时可抽。',
      'zh-Hant': '這個範圍裡只有 {{most}} 個崗時可抽。',
      en: 'There are only {{most}} posts and hours to draw from.',
    },
    detail: ['most'],
  },
  withdrawn_already: {
    status: 409,
    text: {
      'zh-Hans': '这次抽查已经撤回。',
      'zh-Hant': '這次抽查已經撤回。',
      en: 'This draw was withdrawn already.',
    },
  },
  nothing_left: {
    status: 409,
    text: {
      'zh-Hans': '抽中的岗位都已查过，没有可以撤回的了。',
      'zh-Hant': '抽中的崗位都已查過，沒有可以撤回的了。',
      en: 'Everything that was drawn has been checked; nothing is left to withdraw.',
    },
  },
  checked_already: {
    status: 409,
    text: {
      'zh-Hans': '这一岗已经有人查过了，两份记录不会相互覆盖；请到督查台核对。',
      'zh-Hant': '這一崗已經有人查過了，兩份記錄不會相互覆蓋；請到督查台核對。',
      en: 'This post was checked already; neither record overwrites the other. Compare them at the desk.',
    },
  },
  not_yet: {
    status: 409,
    text: {
      'zh-Hans': '还没到抽中的钟点，提前查不算数。',
      'zh-Hant': '還沒到抽中的鐘點，提前查不算數。',
      en: 'The hour that was drawn has not come yet.',
    },
  },
  not_planned: {
    status: 422,
    text: {
      'zh-Hans': '这一班不在这个值守点的这个钟点。',
      'zh-Hant': '這一班不在這個值守點的這個鐘點。',
      en: 'This shift is not at this post in this hour.',
    },
  },
  twice: {
    status: 422,
    text: {
      'zh-Hans': '同一项说了两次。',
      'zh-Hant': '同一項說了兩次。',
      en: 'This is said twice.',
    },
  },
  needs_words: {
    status: 422,
    text: {
      'zh-Hans': '请写明困难是什么。',
      'zh-Hant': '請寫明困難是什麼。',
      en: 'Say what the difficulty is.',
    },
  },
  photo_unreadable: {
    status: 422,
    text: {
      'zh-Hans': '这张照片打不开，请重拍。',
      'zh-Hant': '這張照片打不開，請重拍。',
      en: 'This photograph cannot be read; take it again.',
    },
  },
  photo_there: {
    status: 409,
    text: {
      'zh-Hans': '这次检查已有一张照片。',
      'zh-Hant': '這次檢查已有一張照片。',
      en: 'This visit has its photograph already.',
    },
  },
  wrong_state: {
    status: 409,
    text: {
      'zh-Hans': '这个问题现在不在可以这样处理的阶段，请刷新后再看。',
      'zh-Hant': '這個問題現在不在可以這樣處理的階段，請重新整理後再看。',
      en: 'This finding is no longer at that stage; look again.',
    },
  },
  past: {
    status: 422,
    text: {
      'zh-Hans': '整改期限要在以后。',
      'zh-Hant': '整改期限要在以後。',
      en: 'The time by when it is put right lies ahead.',
    },
  },
  long_period: {
    status: 422,
    text: {
      'zh-Hans': '一份报告最多 {{most}} 天，且结束不早于开始。',
      'zh-Hant': '一份報告最多 {{most}} 天，且結束不早於開始。',
      en: 'A report is over {{most}} days at most, and ends no earlier than it begins.',
    },
    detail: ['most'],
  },
})

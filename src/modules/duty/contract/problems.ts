import { defineProblems } from '#platform/contract/index.ts'

/** Problems of duty. */
export const dutyProblems = defineProblems('duty', {
  double_booked: {
    status: 409,
    text: {
      'zh-Hans': '这个人这段时间已在另一个班上，不能同时在两处。',
      'zh-Hant': '這個人這段時間已在另一個班上，不能同時在兩處。',
      en: 'This person already has a shift at that time; nobody stands in two places.',
    },
  },
  too_little_rest: {
    status: 409,
    text: {
      'zh-Hans': '两班之间只休息 {{hours}} 小时，少于 {{rule}} 小时；确需安排请写明理由。',
      'zh-Hant': '兩班之間只休息 {{hours}} 小時，少於 {{rule}} 小時；確需安排請寫明理由。',
      en: 'Only {{hours}} h of rest between two shifts, less than {{rule}} h; say why if it must be.',
    },
    detail: ['hours', 'rule'],
  },
  swap_double_own: {
    status: 409,
    text: {
      'zh-Hans': '换了之后，您这段时间会同时在两个班上，不能这样换。',
      'zh-Hant': '換了之後，您這段時間會同時在兩個班上，不能這樣換。',
      en: 'With this swap you would have two shifts at one time.',
    },
  },
  swap_double_theirs: {
    status: 409,
    text: {
      'zh-Hans': '换了之后，对方这段时间会同时在两个班上，不能这样换。',
      'zh-Hant': '換了之後，對方這段時間會同時在兩個班上，不能這樣換。',
      en: 'With this swap your colleague would have two shifts at one time.',
    },
  },
  swap_rest_own: {
    status: 409,
    text: {
      'zh-Hans':
        '换了之后，您两班之间只休息 {{hours}} 小时，少于 {{rule}} 小时。换班不能突破休息规定，写理由也不行；确有必要，请找排班的人调整。',
      'zh-Hant':
        '換了之後，您兩班之間只休息 {{hours}} 小時，少於 {{rule}} 小時。換班不能突破休息規定，寫理由也不行；確有必要，請找排班的人調整。',
      en: 'With this swap you would rest only {{hours}} h between two shifts, less than {{rule}} h. A swap cannot go below that, whatever the reason; only whoever plans the roster can.',
    },
    detail: ['hours', 'rule'],
  },
  swap_rest_theirs: {
    status: 409,
    text: {
      'zh-Hans':
        '换了之后，对方两班之间只休息 {{hours}} 小时，少于 {{rule}} 小时。换班不能突破休息规定，写理由也不行；确有必要，请找排班的人调整。',
      'zh-Hant':
        '換了之後，對方兩班之間只休息 {{hours}} 小時，少於 {{rule}} 小時。換班不能突破休息規定，寫理由也不行；確有必要，請找排班的人調整。',
      en: 'With this swap your colleague would rest only {{hours}} h between two shifts, less than {{rule}} h. A swap cannot go below that, whatever the reason; only whoever plans the roster can.',
    },
    detail: ['hours', 'rule'],
  },
  rest_in_past: {
    status: 422,
    text: {
      'zh-Hans': '新的休息时长只能从现在或以后起用。',
      'zh-Hant': '新的休息時長只能從現在或以後起用。',
      en: 'A new rest holds from now on or later.',
    },
  },
  not_lent: {
    status: 409,
    text: {
      'zh-Hans': '这个人不在您可以排班的范围：不是本单位或辖区的人，所在单位也没有在这段时间借出。',
      'zh-Hant': '這個人不在您可以排班的範圍：不是本單位或轄區的人，所在單位也沒有在這段時間借出。',
      en: 'Not a person of your agency or place, and not lent to it for that time.',
    },
  },
  wrong_hours: {
    status: 422,
    text: {
      'zh-Hans': '班次要从整点到整点，最长 {{longest}} 小时，且没有结束。',
      'zh-Hant': '班次要從整點到整點，最長 {{longest}} 小時，且沒有結束。',
      en: 'A shift goes from full hour to full hour, {{longest}} h at most, and is not over yet.',
    },
    detail: ['longest'],
  },
  too_far_ahead: {
    status: 422,
    text: {
      'zh-Hans': '最多排到 {{days}} 天以后，请核对日期。',
      'zh-Hant': '最多排到 {{days}} 天以後，請核對日期。',
      en: 'Rosters are made {{days}} days ahead at most; check the day.',
    },
    detail: ['days'],
  },
  post_closed: {
    status: 409,
    text: { 'zh-Hans': '这个值守点已经撤了。', 'zh-Hant': '這個值守點已經撤了。', en: 'This post is closed.' },
  },
  post_name_taken: {
    status: 409,
    text: {
      'zh-Hans': '这个地方已有同名的值守点。',
      'zh-Hant': '這個地方已有同名的值守點。',
      en: 'There is a post of that name at this place.',
    },
  },
  has_shifts: {
    status: 409,
    text: {
      'zh-Hans': '还有 {{count}} 个班没有结束，请先撤下再撤点。',
      'zh-Hant': '還有 {{count}} 個班沒有結束，請先撤下再撤點。',
      en: '{{count}} shifts are not over; take them off first.',
    },
    detail: ['count'],
  },
  shift_over: {
    status: 409,
    text: {
      'zh-Hans': '这个班已经结束或已撤下。',
      'zh-Hant': '這個班已經結束或已撤下。',
      en: 'This shift is over or was taken off.',
    },
  },
  wrong_code: {
    status: 422,
    text: {
      'zh-Hans': '签到码不对，或不是这个值守点当时的码。请扫岗位上现在显示的码。',
      'zh-Hant': '簽到碼不對，或不是這個值守點當時的碼。請掃崗位上現在顯示的碼。',
      en: 'Not the code that this post showed at that time. Scan the one that it shows now.',
    },
  },
  too_far: {
    status: 422,
    text: {
      'zh-Hans': '离值守点 {{metres}} 米，超过 {{near}} 米。请到岗后再签，或扫码、请带班人点名。',
      'zh-Hant': '離值守點 {{metres}} 公尺，超過 {{near}} 公尺。請到崗後再簽，或掃碼、請帶班人點名。',
      en: '{{metres}} m from the post, more than {{near}} m. Check in there, scan the code, or ask the shift leader.',
    },
    detail: ['metres', 'near'],
  },
  not_yet: {
    status: 409,
    text: {
      'zh-Hans': '这个班还没到签到时间（提前 2 小时起可签）。',
      'zh-Hant': '這個班還沒到簽到時間（提前 2 小時起可簽）。',
      en: 'Too early: a shift opens for check-in two hours before it begins.',
    },
  },
  checked_already: {
    status: 409,
    text: {
      'zh-Hans': '这个班已有到岗记录；有误请提出异议。',
      'zh-Hant': '這個班已有到崗記錄；有誤請提出異議。',
      en: 'This shift has a record already; object to it if it is wrong.',
    },
  },
  contested_already: {
    status: 409,
    text: {
      'zh-Hans': '这个班的异议正在等答复。',
      'zh-Hant': '這個班的異議正在等答覆。',
      en: 'An objection to this shift waits for its answer.',
    },
  },
  own_contest: {
    status: 409,
    text: {
      'zh-Hans': '不能答复自己的异议，请由别人答复。',
      'zh-Hant': '不能答覆自己的異議，請由別人答覆。',
      en: 'Nobody answers the own objection.',
    },
  },
  answered_already: {
    status: 409,
    text: { 'zh-Hans': '已经答复过了。', 'zh-Hant': '已經答覆過了。', en: 'That was answered already.' },
  },
  swap_asked_already: {
    status: 409,
    text: {
      'zh-Hans': '这个班已向别人提出换班，先撤回再提。',
      'zh-Hant': '這個班已向別人提出換班，先撤回再提。',
      en: 'A swap of this shift is asked already; withdraw it first.',
    },
  },
  swap_gone: {
    status: 409,
    text: {
      'zh-Hans': '班次已变动，换不成了；请重新提出。',
      'zh-Hant': '班次已變動，換不成了；請重新提出。',
      en: 'The roster changed meanwhile; ask again.',
    },
  },
  with_oneself: {
    status: 422,
    text: { 'zh-Hans': '不能跟自己换班。', 'zh-Hant': '不能跟自己換班。', en: 'Not with oneself.' },
  },
  nobody_on_standby: {
    status: 409,
    text: {
      'zh-Hans': '这个备勤点现在没有人在班，叫不到人。',
      'zh-Hant': '這個備勤點現在沒有人在班，叫不到人。',
      en: 'Nobody is on standby there now.',
    },
  },
  calendar_over: {
    status: 404,
    text: {
      'zh-Hans': '这个日历地址已停用。请在手机的“值守”页重新生成。',
      'zh-Hant': '這個日曆地址已停用。請在手機的「值守」頁重新產生。',
      en: 'This calendar address is over. Make a new one on the duty page of the phone.',
    },
  },
  wrong_period: {
    status: 422,
    text: {
      'zh-Hans': '结束要在开始之后，且还没过去。',
      'zh-Hant': '結束要在開始之後，且還沒過去。',
      en: 'The end must be after the beginning, and not past.',
    },
  },
})

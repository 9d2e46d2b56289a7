import { defineProblems } from '#platform/contract/index.ts'

/** Problems of monitoring. */
export const monitoringProblems = defineProblems('monitoring', {
  no_such_time: {
    status: 422,
    text: {
      'zh-Hans': '该时段不在随访计划内。',
      'zh-Hant': '該時段不在隨訪計劃內。',
      en: 'This time is not part of the follow-up.',
    },
  },
  not_yet: {
    status: 422,
    text: {
      'zh-Hans': '该时段还没有到。',
      'zh-Hant': '該時段還沒有到。',
      en: 'This time has not come yet.',
    },
  },
  temperature_missing: {
    status: 422,
    text: {
      'zh-Hans': '请填写体温。',
      'zh-Hant': '請填寫體溫。',
      en: 'Enter the temperature.',
    },
  },
  follow_up_over: {
    status: 409,
    text: {
      'zh-Hans': '该随访已结束。',
      'zh-Hant': '該隨訪已結束。',
      en: 'This follow-up is over.',
    },
  },
  has_result: {
    status: 409,
    text: {
      'zh-Hans': '该样本已有结果。',
      'zh-Hant': '該樣本已有結果。',
      en: 'This sample has a result already.',
    },
  },
  exposure_known: {
    status: 409,
    text: {
      'zh-Hans': '这一暴露关系已登记。',
      'zh-Hant': '這一暴露關係已登記。',
      en: 'This exposure is recorded already.',
    },
  },
  own_release: {
    status: 403,
    text: {
      'zh-Hans': '不能为自己放行。',
      'zh-Hant': '不能為自己放行。',
      en: 'Nobody releases the own limit.',
    },
  },
  no_playbook: {
    status: 409,
    text: {
      'zh-Hans': '现行预案没有随访规定。',
      'zh-Hant': '現行預案沒有隨訪規定。',
      en: 'The playbook in force says nothing about follow-up.',
    },
  },
  status_not_of_kind: {
    status: 400,
    text: {
      'zh-Hans': '病例须有判定；密切接触者和来返人员只有“观察中”或“已排除”。',
      'zh-Hant': '病例須有判定；密切接觸者和來返人員只有「觀察中」或「已排除」。',
      en: 'A case has a classification; a contact or arrival is under observation or excluded.',
    },
  },
  onset_future: {
    status: 400,
    text: {
      'zh-Hans': '发病日期在将来。',
      'zh-Hant': '發病日期在將來。',
      en: 'The day of onset is in the future.',
    },
  },
  onset_long_ago: {
    status: 400,
    text: {
      'zh-Hans': '发病日期早于1900年，请核对年份。',
      'zh-Hant': '發病日期早於1900年，請核對年份。',
      en: 'The day of onset is before 1900; check the year.',
    },
  },
  birth_year_impossible: {
    status: 400,
    text: {
      'zh-Hans': '出生年不对：在将来，或超过 120 岁。',
      'zh-Hant': '出生年不對：在將來，或超過 120 歲。',
      en: 'This year of birth is in the future, or over 120 years back.',
    },
  },
  starts_out_of_range: {
    status: 400,
    text: {
      'zh-Hans': '随访开始日只能在 60 天以前到 14 天以后之间。',
      'zh-Hant': '隨訪開始日只能在 60 天以前到 14 天以後之間。',
      en: 'A follow-up begins between 60 days back and 14 days ahead.',
    },
  },
  days_reversed: {
    status: 400,
    text: {
      'zh-Hans': '接触的最后一天早于第一天。',
      'zh-Hant': '接觸的最後一天早於第一天。',
      en: 'The last day of the contact is before the first.',
    },
  },
  exposure_future: {
    status: 400,
    text: {
      'zh-Hans': '接触的日期在将来。',
      'zh-Hant': '接觸的日期在將來。',
      en: 'The day of the contact is in the future.',
    },
  },
  exposed_other_way: {
    status: 409,
    text: {
      'zh-Hans': '已登记相反方向的暴露。',
      'zh-Hant': '已登記相反方向的暴露。',
      en: 'The exposure is recorded the other way round.',
    },
  },
  exposure_of_self: {
    status: 400,
    text: {
      'zh-Hans': '不能与自己关联。',
      'zh-Hant': '不能與自己關聯。',
      en: 'Nobody is exposed to themselves.',
    },
  },
  code_twice: {
    status: 400,
    text: {
      'zh-Hans': '同一编号在这一批里出现了两次。',
      'zh-Hant': '同一編號在這一批裡出現了兩次。',
      en: 'This code stands twice in the list.',
    },
  },
  symptom_unknown: {
    status: 400,
    text: {
      'zh-Hans': '现行预案没有这个症状。',
      'zh-Hant': '現行預案沒有這個症狀。',
      en: 'The playbook in force has no such symptom.',
    },
  },
  not_reached_with_findings: {
    status: 400,
    text: {
      'zh-Hans': '没有联系上，就没有体温和症状。',
      'zh-Hant': '沒有聯繫上，就沒有體溫和症狀。',
      en: 'Who was not reached has no temperature and no symptoms.',
    },
  },
  fact_future: {
    status: 400,
    text: {
      'zh-Hans': '事实的时间在将来。',
      'zh-Hant': '事實的時間在將來。',
      en: 'The time of this finding is in the future.',
    },
  },
  fact_too_old: {
    status: 400,
    text: {
      'zh-Hans': '事实的时间早于可以保存的期限。',
      'zh-Hant': '事實的時間早於可以保存的期限。',
      en: 'This finding is older than what may be kept.',
    },
  },
  not_of_door: {
    status: 400,
    text: {
      'zh-Hans': '此人不在这一户的登记中，请重新选择。',
      'zh-Hant': '此人不在這一戶的登記中，請重新選擇。',
      en: 'This person is not on the roll behind this door; choose again.',
    },
  },
  already_followed: {
    status: 409,
    text: {
      'zh-Hans': '此人已在随访中，编号 {{code}}；请打开原记录，不要重复登记。',
      'zh-Hant': '此人已在隨訪中，編號 {{code}}；請打開原記錄，不要重複登記。',
      en: 'This person is followed up already, as {{code}}; open that record instead of a second one.',
    },
    detail: ['code'],
  },
  source_missing: {
    status: 400,
    text: {
      'zh-Hans': '写了暴露情况，须选可能的来源。',
      'zh-Hant': '寫了暴露情況，須選可能的來源。',
      en: 'An exposure needs the person who exposed them.',
    },
  },
  import_undone: {
    status: 409,
    text: {
      'zh-Hans': '该导入已撤销。',
      'zh-Hant': '該匯入已撤銷。',
      en: 'This import was taken back already.',
    },
  },
  import_old: {
    status: 409,
    text: {
      'zh-Hans': '导入已超过 24 小时，不能整批撤销。',
      'zh-Hant': '匯入已超過 24 小時，不能整批撤銷。',
      en: 'This import is over 24 hours old and is no longer taken back as a whole.',
    },
  },
  import_used: {
    status: 409,
    text: {
      'zh-Hans': '导入的人已有人改动、采样、随访或关联，不能整批撤销。',
      'zh-Hant': '匯入的人已有人改動、採樣、隨訪或關聯，不能整批撤銷。',
      en: 'Somebody of this import was edited, sampled, followed up or linked since; it is not taken back as a whole.',
    },
  },
})

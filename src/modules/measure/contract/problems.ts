import { defineProblems } from '#platform/contract/index.ts'

const text = (hans: string, hant: string, en: string) => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Problems of measures. */
export const measureProblems = defineProblems('measure', {
  no_playbook: {
    status: 409,
    text: text(
      '现行预案没有规定可以采取的措施。',
      '現行預案沒有規定可以採取的措施。',
      'The playbook in force allows no measures.',
    ),
  },
  not_allowed: {
    status: 422,
    text: text('现行预案不允许这一项。', '現行預案不允許這一項。', 'The playbook in force does not allow this.'),
  },
  too_long: {
    status: 422,
    text: text('期限超过预案规定的天数。', '期限超過預案規定的天數。', 'Longer than the playbook allows.'),
  },
  start_out_of_range: {
    status: 422,
    text: text(
      '开始时间应在两天以内，且不早于一小时前。',
      '開始時間應在兩天以內，且不早於一小時前。',
      'A measure starts within two days, and not more than an hour ago.',
    ),
  },
  lived_in: {
    status: 422,
    text: text(
      '那里住着别人，不能作为观察场所。',
      '那裡住著別人，不能作為觀察場所。',
      'Others live there: it is no place for an observation.',
    ),
  },
  named_twice: {
    status: 422,
    text: text('同一个人列了两次。', '同一個人列了兩次。', 'This person is named twice.'),
  },
  not_at_home: {
    status: 422,
    text: text('此人不住在这一户。', '此人不住在這一戶。', 'This person does not live behind that door.'),
  },
  overlaps: {
    status: 409,
    text: text(
      '该时段内已有对此人的措施。延长须在原措施届满后另行作出决定。',
      '該時段內已有對此人的措施。延長須在原措施屆滿後另行作出決定。',
      'There is a measure on this person for that time already. Going on is a new decision for the time after.',
    ),
  },
  person_unknown: {
    status: 403,
    text: text(
      '您的账号还没有登记本人身份，不能提出、批准措施或答复异议。请联系系统管理员。',
      '您的帳號還沒有登記本人身分，不能提出、批准措施或答覆異議。請聯繫系統管理員。',
      'Your account does not say yet who you are; without that nobody proposes or signs a measure or answers an objection. Ask your administrator.',
    ),
  },
  same_person: {
    status: 403,
    text: text(
      '提出的人不能自己批准，也不能自己答复异议，换一个账号也不行。',
      '提出的人不能自己批准，也不能自己答覆異議，換一個帳號也不行。',
      'Whoever proposed it neither signs it nor answers an objection to it, not with another account either.',
    ),
  },
  same_agency: {
    status: 403,
    text: text('须由另一单位的人批准。', '須由另一單位的人批准。', 'Somebody of another agency has to sign.'),
  },
  out_of_reach: {
    status: 403,
    text: text(
      '这份决定里有您辖区以外的人，须由管得到全部人员的单位批准。',
      '這份決定裡有您轄區以外的人，須由管得到全部人員的單位批准。',
      'Some of this order live outside your area: somebody who reaches all of them signs.',
    ),
  },
  not_health: {
    status: 403,
    text: text(
      '超过 20 人，第三个批准须由卫生健康部门作出。',
      '超過 20 人，第三個批准須由衛生健康部門作出。',
      'More than 20 persons: the third signature is a health agency’s.',
    ),
  },
  no_evidence: {
    status: 409,
    text: text('还没有附上依据材料，不能批准。', '還沒有附上依據材料，不能批准。', 'Without evidence nobody signs.'),
  },
  content_changed: {
    status: 409,
    text: text(
      '内容已有变动，请重新看过再批准。',
      '內容已有變動，請重新看過再批准。',
      'What stands there has changed; read it again before you sign.',
    ),
  },
  not_whole_order: {
    status: 422,
    text: text('须对整份决定一并批准。', '須對整份決定一併批准。', 'An order is signed as a whole.'),
  },
  already_signed: {
    status: 409,
    text: text('已经批准过。', '已經批准過。', 'It has been signed already.'),
  },
  already_approved: {
    status: 409,
    text: text('批准开始后内容不能再改。', '批准開始後內容不能再改。', 'What is being signed is not changed.'),
  },
  not_approved: {
    status: 409,
    text: text(
      '批准手续不全，不能送达。超过 20 人的须有卫生健康部门的第三个批准。',
      '批准手續不全，不能送達。超過 20 人的須有衛生健康部門的第三個批准。',
      'Not every signature is there. More than 20 persons need a third one, by a health agency.',
    ),
  },
  already_served: {
    status: 409,
    text: text('已经送达。', '已經送達。', 'It has been served already.'),
  },
  not_served: {
    status: 409,
    text: text('还没有送达。', '還沒有送達。', 'It has not been served yet.'),
  },
  over: {
    status: 409,
    text: text('该措施已经结束。', '該措施已經結束。', 'This measure is over.'),
  },
  objection_waiting: {
    status: 409,
    text: text('已有一份异议等待答复。', '已有一份異議等待答覆。', 'An objection is waiting for its answer already.'),
  },
  answered: {
    status: 409,
    text: text('该异议已经答复。', '該異議已經答覆。', 'This objection has been answered.'),
  },
})

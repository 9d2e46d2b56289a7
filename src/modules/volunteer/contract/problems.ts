import { defineProblems } from '#platform/contract/index.ts'

const text = (hans: string, hant: string, en: string) => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

/** Problems of volunteers. */
export const volunteerProblems = defineProblems('volunteer', {
  wrong_state: {
    status: 409,
    text: text(
      '这位志愿者现在不能这样处理，请刷新后再看。',
      '這位志願者現在不能這樣處理，請重新整理後再看。',
      'This volunteer is no longer at that stage; look again.',
    ),
  },
  not_vetted: {
    status: 409,
    text: text(
      '请先电话联系、见面或查看身份证件，并记下来，再接收。',
      '請先電話聯絡、見面或查看身分證件，並記下來，再接收。',
      'First phone, meet, or see an identity paper, and note it; then accept.',
    ),
  },
  same_person: {
    status: 409,
    text: text(
      '已有同一电话或同名同龄的人在服务，请先核对是不是同一个人。',
      '已有同一電話或同名同齡的人在服務，請先核對是不是同一個人。',
      'Somebody with this number, or this name and year of birth, serves already; find out first whether it is the same person.',
    ),
  },
  under_age: {
    status: 422,
    text: text('年满 18 周岁才能报名。', '年滿 18 週歲才能報名。', 'Volunteers are 18 or older.'),
  },
  not_community: {
    status: 422,
    text: text('请选到社区或村。', '請選到社區或村。', 'Choose a community or a village.'),
  },
  no_agency: {
    status: 409,
    text: text(
      '这个社区上面还没有登记社区、乡镇或指挥部单位，请系统管理员先登记。',
      '這個社區上面還沒有登記社區、鄉鎮或指揮部單位，請系統管理員先登記。',
      'There is no community, town or command agency for this place yet; ask the administrator.',
    ),
  },
  erased: {
    status: 409,
    text: text('姓名和电话已按期删除。', '姓名和電話已按期刪除。', 'Name and phone have been erased as promised.'),
  },
  unreadable: {
    status: 409,
    text: text(
      '这份报名无法解开，请本人重新报名。',
      '這份報名無法解開，請本人重新報名。',
      'This sign-up cannot be opened; the person has to sign up again.',
    ),
  },
  no_hours: {
    status: 409,
    text: text(
      '这段时间没有到岗记录，开不出感谢状。',
      '這段時間沒有到崗記錄，開不出感謝狀。',
      'There is no attended shift in this period.',
    ),
  },
  wrong_period: {
    status: 422,
    text: text(
      '结束日期要不早于开始日期，最长一年。',
      '結束日期要不早於開始日期，最長一年。',
      'The period ends no sooner than it begins and lasts a year at most.',
    ),
  },
  more_roles: {
    status: 409,
    text: text(
      '这个账号还有别的角色，密码请系统管理员重设。',
      '這個帳號還有別的角色，密碼請系統管理員重設。',
      'This account holds other roles too; ask the administrator for a new password.',
    ),
  },
})

import { defineProblems } from '#platform/contract/index.ts'

/** Problems of situation reports. */
export const situationProblems = defineProblems('report', {
  draft_open: {
    status: 409,
    text: {
      'zh-Hans': '已有一份还没有签发的情况报告，先把它签发。',
      'zh-Hant': '已有一份還沒有簽發的情況報告，先把它簽發。',
      en: 'A situation report is waiting to be signed; sign it first.',
    },
  },
  signed: {
    status: 409,
    text: {
      'zh-Hans': '报告已经签发，不能再改。更正请写在下一期。',
      'zh-Hant': '報告已經簽發，不能再改。更正請寫在下一期。',
      en: 'The report is signed and does not change. Put a correction into the next one.',
    },
  },
  changed_meanwhile: {
    status: 409,
    text: {
      'zh-Hans': '别人刚保存了这份报告。您写的还在本页，请载入对方的版本对照后再保存。',
      'zh-Hant': '別人剛儲存了這份報告。您寫的還在本頁，請載入對方的版本對照後再儲存。',
      en: 'Somebody else has just saved this report. What you wrote is still on this page; load theirs, compare, save again.',
    },
  },
  files_full: {
    status: 409,
    text: {
      'zh-Hans': '一份报告最多 {{most}} 个附件。请先去掉几个。',
      'zh-Hant': '一份報告最多 {{most}} 個附件。請先去掉幾個。',
      en: 'A report has {{most}} files at most; take some off first.',
    },
    detail: ['most'],
  },
  text_missing: {
    status: 422,
    text: { 'zh-Hans': '总体情况还没有写。', 'zh-Hant': '總體情況還沒有寫。', en: 'The summary has not been written.' },
  },
})

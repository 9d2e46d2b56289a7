import { defineProblems } from './problem.ts'

/** What may be wrong with an attached file; the text says what to do instead. */
export const fileProblems = defineProblems('file', {
  too_large: {
    status: 413,
    text: {
      'zh-Hans': '文件超过 20 MiB。请压缩图片或拆成几个文件再传。',
      'zh-Hant': '檔案超過 20 MiB。請壓縮圖片或拆成幾個檔案再傳。',
      en: 'The file is over 20 MiB; make its pictures smaller, or cut it into several files.',
    },
  },
  empty: {
    status: 422,
    text: { 'zh-Hans': '文件是空的。', 'zh-Hant': '檔案是空的。', en: 'The file is empty.' },
  },
  type_unknown: {
    status: 415,
    text: {
      'zh-Hans':
        '不接受这种文件。可以用 PDF、Word（.docx）、Excel（.xlsx）、JPEG、PNG、WebP 图片、TXT 或 CSV；其他格式请先导出为 PDF。',
      'zh-Hant':
        '不接受這種檔案。可以用 PDF、Word（.docx）、Excel（.xlsx）、JPEG、PNG、WebP 圖片、TXT 或 CSV；其他格式請先匯出為 PDF。',
      en: 'This kind of file is not taken. Use PDF, Word (.docx), Excel (.xlsx), a JPEG, PNG or WebP picture, TXT or CSV; export anything else as PDF.',
    },
  },
  old_office: {
    status: 415,
    text: {
      'zh-Hans':
        '这是旧格式（.doc、.xls、.wps）或加了密码的文件。请去掉密码，用 Word 或 WPS 另存为 .docx 或 .xlsx，或导出为 PDF。',
      'zh-Hant':
        '這是舊格式（.doc、.xls、.wps）或加了密碼的檔案。請去掉密碼，用 Word 或 WPS 另存為 .docx 或 .xlsx，或匯出為 PDF。',
      en: 'This is an old format (.doc, .xls, .wps) or has a password. Take the password off and save it as .docx or .xlsx, or export it as PDF.',
    },
  },
  has_macros: {
    status: 415,
    text: {
      'zh-Hans': '文件里有宏、控件或内嵌程序，不能传。请另存为不带宏的 .docx 或 .xlsx，或导出为 PDF。',
      'zh-Hant': '檔案裡有巨集、控制項或內嵌程式，不能傳。請另存為不帶巨集的 .docx 或 .xlsx，或匯出為 PDF。',
      en: 'The file holds macros, controls or embedded programs. Save it as .docx or .xlsx without them, or export it as PDF.',
    },
  },
  active: {
    status: 415,
    text: {
      'zh-Hans': '程序、脚本、网页和 SVG 不能传。请打印或导出为 PDF 再传。',
      'zh-Hant': '程式、腳本、網頁和 SVG 不能傳。請列印或匯出為 PDF 再傳。',
      en: 'Programs, scripts, web pages and SVG are not taken; print or export it as PDF.',
    },
  },
  damaged: {
    status: 422,
    text: {
      'zh-Hans': '文件不完整或已损坏。请在电脑上打开看看，重新保存后再传。',
      'zh-Hant': '檔案不完整或已損壞。請在電腦上開啟看看，重新儲存後再傳。',
      en: 'The file is cut off or damaged; open it, save it anew and try again.',
    },
  },
  picture_too_large: {
    status: 422,
    text: {
      'zh-Hans': '图片超过约 5000 万像素，打不开。请缩小后再传。',
      'zh-Hant': '圖片超過約 5000 萬像素，打不開。請縮小後再傳。',
      en: 'The picture has over 50 million pixels; make it smaller and try again.',
    },
  },
  picture_moves: {
    status: 415,
    text: {
      'zh-Hans': '会动的图片不能传，只留一帧会丢内容。请截一张静止的图再传。',
      'zh-Hant': '會動的圖片不能傳，只留一格會丟內容。請截一張靜止的圖再傳。',
      en: 'Pictures that move are not taken, since all frames but one would be lost; take a still of it and send that.',
    },
  },
  encoding_unknown: {
    status: 415,
    text: {
      'zh-Hans': '读不出这个文本的编码，只认 UTF-8、UTF-16 和 GB 18030（GBK）。请用记事本或 WPS 另存为 UTF-8 再传。',
      'zh-Hant': '讀不出這個文字檔的編碼，只認 UTF-8、UTF-16 和 GB 18030（GBK）。請用記事本或 WPS 另存為 UTF-8 再傳。',
      en: 'The encoding of this text is not known: UTF-8, UTF-16 and GB 18030 (GBK) are. Save it as UTF-8 in an editor and try again.',
    },
  },
  digest_differs: {
    status: 422,
    text: {
      'zh-Hans': '收到的文件和您选的不一样，已经丢弃。请再传一次。',
      'zh-Hant': '收到的檔案和您選的不一樣，已經丟棄。請再傳一次。',
      en: 'What arrived is not the file that was chosen, and was thrown away. Send it again.',
    },
  },
  wrong_offset: {
    status: 409,
    text: {
      'zh-Hans': '服务器已收到 {{received}} 字节，请从那里接着传。',
      'zh-Hant': '伺服器已收到 {{received}} 位元組，請從那裡接著傳。',
      en: 'The server has {{received}} bytes; go on from there.',
    },
    detail: ['received'],
  },
  too_many_uploads: {
    status: 409,
    text: {
      'zh-Hans': '您已有 {{most}} 个文件传了没有用上。请先取消几个，或明天再传。',
      'zh-Hant': '您已有 {{most}} 個檔案傳了沒有用上。請先取消幾個，或明天再傳。',
      en: 'You have {{most}} files that were sent and not used; cancel some, or send more tomorrow.',
    },
    detail: ['most'],
  },
  upload_gone: {
    status: 409,
    text: {
      'zh-Hans': '这个文件没有传完，或传上来超过一天没有用，已经清掉。请再选一次。',
      'zh-Hant': '這個檔案沒有傳完，或傳上來超過一天沒有用，已經清掉。請再選一次。',
      en: 'This file never arrived whole, or lay unused for over a day and was thrown away; choose it again.',
    },
  },
  numbers_found: {
    status: 422,
    text: {
      'zh-Hans':
        '文件里有 {{identities}} 个身份证号、{{mobiles}} 个手机号。请换一个去掉号码的文件，或说明为什么必须带。',
      'zh-Hant':
        '檔案裡有 {{identities}} 個身份證號、{{mobiles}} 個手機號。請換一個去掉號碼的檔案，或說明為什麼必須帶。',
      en: 'The file holds {{identities}} identity numbers and {{mobiles}} mobile phones. Take one without them, or say why it is needed.',
    },
    detail: ['identities', 'mobiles'],
  },
  not_looked_through: {
    status: 422,
    text: {
      'zh-Hans': '这个文件的文字没能全部检查，请自己看一遍并确认。',
      'zh-Hant': '這個檔案的文字沒能全部檢查，請自己看一遍並確認。',
      en: 'Not all of this file could be searched; look it through yourself and say so.',
    },
  },
  gone: {
    status: 410,
    text: {
      'zh-Hans': '文件读不出来：不在这台服务器上，或它的密钥已经销毁。',
      'zh-Hant': '檔案讀不出來：不在這台伺服器上，或它的金鑰已經銷毀。',
      en: 'The file cannot be read: it is not on this server, or its key was destroyed.',
    },
  },
})

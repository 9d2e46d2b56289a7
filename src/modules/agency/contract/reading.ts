import { defineProblems } from '#platform/contract/index.ts'

/** The limit of persons a worker and day, for every module that names persons. The code is the one that it first had, in monitoring. */
export const readingProblems = defineProblems('monitoring', {
  reading_limit: {
    status: 429,
    text: {
      'zh-Hans': '今天已查看 200 人。如需继续，请指挥部值班长放行。',
      'zh-Hant': '今天已查看 200 人。如需繼續，請指揮部值班長放行。',
      en: 'You have read 200 persons today. To go on, ask the duty commander for a release.',
    },
  },
})

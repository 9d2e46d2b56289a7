import { expect, test } from 'vitest'
import { languages } from '#platform/contract/index.ts'
import en from '../web/locales/en.json' with { type: 'json' }
import hans from '../web/locales/zh-Hans.json' with { type: 'json' }
import hant from '../web/locales/zh-Hant.json' with { type: 'json' }
import { outcomeNames } from './feedback-words.ts'

test('an outcome has the same words on the desk and in the file that goes back', () => {
  const desk = { 'zh-Hans': hans, 'zh-Hant': hant, en }
  for (const language of languages) {
    const file = Object.fromEntries(Object.entries(outcomeNames).map(([key, text]) => [key, text[language]]))
    expect(desk[language].outcome).toEqual(file)
  }
})

import { Input } from 'antd'
import type { ReactNode } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Draft } from './draft.ts'
import type { Note } from './note.ts'

/** What a broadcast plays or reads out: a recording by its name, an official notice, words in three languages. */
export function SayFields({
  draft,
  change,
  note,
}: {
  draft: Draft
  change: (more: Partial<Draft>) => void
  note: Note
}): ReactNode {
  const say = useWords('patrol')
  const put = (language: keyof Draft['texts'], words: string): void =>
    change({ texts: { ...draft.texts, [language]: words } })
  return (
    <>
      <Field label={say('played.recordingField')} {...note('recording', 'recording')}>
        <Input
          maxLength={100}
          placeholder={say('played.recordingHint')}
          value={draft.recording}
          onChange={(event) => change({ recording: event.target.value })}
        />
      </Field>
      <Field label={say('played.citesField')} {...note('cites', 'cites')}>
        <Input
          maxLength={120}
          placeholder={say('played.citesHint')}
          value={draft.cites}
          onChange={(event) => change({ cites: event.target.value })}
        />
      </Field>
      {(['zh-Hans', 'zh-Hant', 'en'] as const).map((language) => (
        <Field
          key={language}
          label={say(`played.text.${language}`)}
          {...note(language === 'zh-Hans' ? 'texts' : '', `texts/${language}`)}
        >
          <Input.TextArea
            lang={language}
            maxLength={language === 'en' ? 2000 : 1000}
            autoSize={{ minRows: language === 'zh-Hans' ? 3 : 1, maxRows: 8 }}
            value={draft.texts[language]}
            onChange={(event) => put(language, event.target.value)}
          />
        </Field>
      ))}
    </>
  )
}

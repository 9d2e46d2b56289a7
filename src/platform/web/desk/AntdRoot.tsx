import { CloseOutlined, DownOutlined, EllipsisOutlined, LoadingOutlined } from '@ant-design/icons'
import { App, theme as algorithms, ConfigProvider, type ConfigProviderProps } from 'antd'
import english from 'antd/es/locale/en_US.js'
import dayjs from 'dayjs'
import type { Language } from '#platform/contract/index.ts'
import 'dayjs/locale/zh-cn.js'
import 'dayjs/locale/zh-tw.js'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../i18n.ts'
import { fontStack, tokens, useTheme } from '../theme.ts'

type Locale = NonNullable<ConfigProviderProps['locale']>

const locales: Readonly<Record<Language, () => Promise<{ default: Locale }>>> = {
  'zh-Hans': () => import('antd/es/locale/zh_CN.js'),
  'zh-Hant': () => import('antd/es/locale/zh_TW.js'),
  // Part of antd's core in any case.
  en: () => Promise.resolve({ default: english }),
}
const calendars: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-cn', 'zh-Hant': 'zh-tw', en: 'en' }

/** Icons of the kit name themselves in English; these stand in what has a name already, and say nothing. */
const marks = {
  button: { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> },
  close: { closeIcon: <CloseOutlined aria-hidden /> },
  down: { suffixIcon: <DownOutlined aria-hidden /> },
  more: { moreIcon: <EllipsisOutlined aria-hidden /> },
}

/** The desk's kit in our tokens, our language and our shade. */
export function AntdRoot({ children }: { children: ReactNode }): ReactNode {
  const language = useLanguage()
  const { shade } = useTheme()
  // There is one from the start: the kit puts another layer round the desk for it, and a layer that comes later makes the
  // whole desk anew, with what somebody has typed meanwhile.
  const [locale, setLocale] = useState<Locale>(english)

  useEffect(() => {
    let current = true
    dayjs.locale(calendars[language])
    void locales[language]().then((words) => current && setLocale(words.default))
    return () => {
      current = false
    }
  }, [language])

  const theme = useMemo(() => {
    const t = tokens[shade]
    return {
      algorithm: shade === 'dark' ? algorithms.darkAlgorithm : algorithms.defaultAlgorithm,
      token: {
        colorPrimary: t.accent,
        colorInfo: t.accent,
        colorLink: t.accentText,
        colorSuccess: t.done,
        colorWarning: t.risk,
        colorError: t.late,
        colorText: t.text,
        colorTextSecondary: t.textSoft,
        colorTextTertiary: t.textFaint,
        colorTextPlaceholder: t.textFaint,
        colorBgBase: t.surface,
        colorBgLayout: t.ground,
        colorBgContainer: t.surface,
        colorBgElevated: t.raised,
        colorBorder: t.lineStrong,
        colorBorderSecondary: t.line,
        colorSplit: t.line,
        fontFamily: fontStack,
        fontSize: 14,
        borderRadius: 6,
        motionDurationSlow: '0.12s',
        motionDurationMid: '0.1s',
        motionDurationFast: '0.06s',
        motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
        wireframe: false,
      },
      components: {
        Table: {
          headerBg: t.surface,
          headerColor: t.textSoft,
          headerSplitColor: 'transparent',
          rowHoverBg: t.accentSoft,
          rowSelectedBg: t.accentSoft,
          rowSelectedHoverBg: t.accentSoft,
          cellPaddingBlockSM: 6,
          cellPaddingInlineSM: 10,
        },
        Button: {
          primaryColor: shade === 'dark' ? t.sunken : '#ffffff',
          primaryShadow: 'none',
          defaultShadow: 'none',
          dangerShadow: 'none',
        },
        Checkbox: { colorBorder: t.control },
        Radio: { colorBorder: t.control },
        Switch: { colorTextQuaternary: t.control, colorTextTertiary: t.textFaint },
        Modal: { titleFontSize: 16 },
        Tabs: { horizontalMargin: '0 0 12px 0' },
      },
    }
  }, [shade])

  return (
    <ConfigProvider
      theme={theme}
      wave={{ disabled: true }}
      button={marks.button}
      modal={marks.close}
      drawer={marks.close}
      select={marks.down}
      tabs={marks.more}
      locale={locale}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}

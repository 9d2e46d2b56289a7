import { type ReactNode, useEffect, useRef, useState } from 'react'
import { largestPhoto } from '#platform/contract/index.ts'
import { BigButton } from './button.tsx'
import { shrink } from './shrink.ts'

export interface PhotoFieldProps {
  /** What was taken and not yet sent. */
  value: Blob | undefined
  onChange: (photo: Blob | undefined) => void
  /** What the buttons say. */
  texts: Record<'take' | 'busy' | 'again' | 'drop' | 'unreadable' | 'preview', string>
  /** Between the picture and its buttons. */
  note?: ReactNode
  /** Beside "take it again". */
  save?: ReactNode
}

/** One photograph by the phone's camera: taken, made small and drawn anew, looked at, taken again or dropped. */
export function PhotoField({ value, onChange, texts, note, save }: PhotoFieldProps): ReactNode {
  const camera = useRef<HTMLInputElement>(null)
  const open = (): void => camera.current?.click()
  const [isBusy, setIsBusy] = useState(false)
  const [isUnreadable, setIsUnreadable] = useState(false)

  async function take(file: File | undefined): Promise<void> {
    if (!file) return
    setIsBusy(true)
    const small = await shrink(file, largestPhoto)
    setIsBusy(false)
    setIsUnreadable(!small)
    onChange(small)
  }

  return (
    <>
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          void take(event.target.files?.[0])
          // The same picture may be chosen once more after a mistake.
          event.target.value = ''
        }}
      />
      {isUnreadable ? (
        <p className="f-problem" role="alert">
          {texts.unreadable}
        </p>
      ) : null}
      {value ? (
        <>
          <Picture photo={value} alt={texts.preview} />
          {note}
          <div className="f-buttons">
            <BigButton onClick={open}>{texts.again}</BigButton>
            {save}
          </div>
          <BigButton kind="plain" onClick={() => onChange(undefined)}>
            {texts.drop}
          </BigButton>
        </>
      ) : (
        <BigButton disabled={isBusy} onClick={open}>
          {isBusy ? texts.busy : texts.take}
        </BigButton>
      )}
    </>
  )
}

/** The picture before it is saved; its address lives no longer than it is shown. */
function Picture({ photo, alt }: { photo: Blob; alt: string }): ReactNode {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(photo)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [photo])
  return address ? <img className="f-photo" src={address} alt={alt} /> : null
}

import { type ComponentType, createContext, type ReactNode, Suspense, useContext } from 'react'
import { WaitWords } from '../problem.tsx'

/** A place that a person picked. */
export interface PickedPlace {
  id: string
  name: string
}

export interface PlacePickerProps {
  value: PickedPlace | undefined
  onChange: (place: PickedPlace) => void
}

const Context = createContext<ComponentType<PlacePickerProps> | null>(null)

/** Gives the screens below a picker of places; modules of the places' own rank may not know that module. */
export function PlacePickerProvider({
  picker,
  children,
}: {
  picker: ComponentType<PlacePickerProps>
  children: ReactNode
}): ReactNode {
  return <Context value={picker}>{children}</Context>
}

/** Picks one place of the reader's reach, by tree or search. */
export function PlacePicker(props: PlacePickerProps): ReactNode {
  const Picker = useContext(Context)
  if (!Picker) throw new Error('PlacePicker outside PlacePickerProvider')
  return (
    <Suspense fallback={<WaitWords />}>
      <Picker {...props} />
    </Suspense>
  )
}

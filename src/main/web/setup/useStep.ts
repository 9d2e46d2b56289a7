import { useCallback, useEffect, useState } from 'react'

/**
 * Where somebody stands among the steps of a form on one address. Each step is an entry of the browser's history, so that its
 * "back" goes one step back and loses nothing of what was typed.
 */
export function useStep<S extends string>(steps: readonly [S, ...S[]]): [step: S, go: (step: S) => void] {
  const [step, setStep] = useState<S>(steps[0])
  useEffect(() => {
    // After a reload nothing that was typed is there any more: the entry begins anew.
    window.history.replaceState({ step: steps[0] }, '')
    const follow = ({ state }: PopStateEvent): void => {
      const known = steps.find((one) => one === (state as { step?: unknown } | null)?.step)
      setStep(known ?? steps[0])
    }
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [steps])
  const go = useCallback((next: S): void => {
    window.history.pushState({ step: next }, '')
    setStep(next)
  }, [])
  return [step, go]
}

import { useEffect, useState } from 'react'
import { countyNow } from './clock.ts'
import { formatFor, today } from './format.ts'

/** The county's minute, YYYY-MM-DD hh:mm; whoever uses it is drawn anew when it turns. */
export function useMinute(): string {
  const [minute, setMinute] = useState(readMinute)
  useEffect(() => {
    const timer = setInterval(() => setMinute(readMinute()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return minute
}

function readMinute(): string {
  return `${today()} ${formatFor('en').time(countyNow())}`
}

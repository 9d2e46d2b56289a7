/** Two decimals, as reproduction numbers are reported. */
export const fixed = (value: number): string => value.toFixed(2)

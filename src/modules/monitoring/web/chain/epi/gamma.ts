/**
 * The gamma distribution, as far as estimates of reproduction numbers need it. Series and continued fraction of the incomplete
 * gamma function: NIST Digital Library of Mathematical Functions, 8.11.4 and 8.9.2; logarithm of the gamma function by Stirling's
 * series (5.11.1) after the recurrence has carried the argument beyond 15. The package of a library for these two functions
 * brings a hundred others along.
 */

const tiny = 1e-300
const exact = 1e-16

/** Logarithm of the gamma function for x > 0. */
export function logGamma(x: number): number {
  let shift = 0
  let at = x
  for (; at < 15; at += 1) shift += Math.log(at)
  const inverse = 1 / at
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))))
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}

/** Probability that a gamma variable is at most `x`; shape and scale above 0, and 0 for x at or below 0. */
export function gammaCdf(x: number, shape: number, scale: number): number {
  if (x <= 0) return 0
  const at = x / scale
  const front = Math.exp(shape * Math.log(at) - at - logGamma(shape))
  return at < shape + 1 ? front * lowerSeries(shape, at) : 1 - front * upperFraction(shape, at)
}

/** Value below which a gamma variable lies with probability `p`, strictly between 0 and 1. */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  let low = 0
  let high = shape + 1
  while (gammaCdf(high, shape, 1) < p) high *= 2
  let at = shape
  // Newton's step where it stays inside what is known, halving where it does not.
  for (let step = 0; step < 200; step += 1) {
    const miss = gammaCdf(at, shape, 1) - p
    if (miss > 0) high = at
    else low = at
    const density = Math.exp((shape - 1) * Math.log(at) - at - logGamma(shape))
    const next = at - miss / density
    const better = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(better - at) <= 1e-14 * Math.max(1, at)) return better * scale
    at = better
  }
  return at * scale
}

function lowerSeries(shape: number, at: number): number {
  let term = 1 / shape
  let sum = term
  for (let n = 1; n < 10_000; n += 1) {
    term *= at / (shape + n)
    sum += term
    if (term < sum * exact) break
  }
  return sum
}

function upperFraction(shape: number, at: number): number {
  let b = at + 1 - shape
  let c = 1 / tiny
  let d = 1 / b
  let value = d
  for (let n = 1; n < 10_000; n += 1) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / nonZero(a * d + b)
    c = nonZero(b + a / c)
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < exact) break
  }
  return value
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value
}

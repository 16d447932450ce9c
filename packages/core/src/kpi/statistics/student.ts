/**
 * The value that a Student t variable stays within, on both sides, 95 times in 100.
 * @param degrees of freedom, 1 or more, fractions allowed
 * Source: G. W. Hill, Algorithm 396, Communications of the ACM 13 (1970); relative error under 1e-4 from 3 degrees on, exact for 1 and 2.
 */
export function student95(degrees: number): number {
  if (!(degrees >= 1)) throw new RangeError(`degrees: ${degrees} is less than 1`);
  const p = 0.05;
  if (degrees < 1.5) return 1 / Math.tan((p * Math.PI) / 2);
  if (degrees < 2.5) return Math.sqrt(2 / (p * (2 - p)) - 2);
  const a = 1 / (degrees - 0.5);
  const b = 48 / (a * a);
  let c = ((20_700 * a) / b - 98) * a - 16;
  c = c * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees;
  let y = (d * p) ** (2 / degrees);
  if (y > 0.05 + a) {
    const x = -normal95;
    y = x * x;
    if (degrees < 5) c += 0.3 * (degrees - 4.5) * (x + 0.6);
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
    y = a * y * y;
    y = y > 0.002 ? Math.exp(y) - 1 : 0.5 * y * y + y;
  } else {
    y = ((1 / (((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3) + 0.5 / (degrees + 4)) * y - 1) * ((degrees + 1) / (degrees + 2)) + 1 / y;
  }
  return Math.sqrt(degrees * y);
}

/** The value that a normal variable stays within, on both sides, 95 times in 100. */
export const normal95 = 1.959963984540054;

import { describe, expect, it } from 'vitest';
import { isNodeSupported } from './install.mjs';

describe('isNodeSupported', () => {
  const range = '^20.19.0 || ^22.13.0 || >=24.0.0';

  it.each(['20.19.0', '20.20.2', '22.13.0', '22.20.1', '24.0.0', '24.11.0', '26.1.0'])('takes %s', (version) => {
    expect(isNodeSupported(version, range)).toBe(true);
  });

  it.each(['18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.0'])('refuses %s', (version) => {
    expect(isNodeSupported(version, range)).toBe(false);
  });

  it('refuses every version for a range that it cannot read', () => {
    expect(isNodeSupported('24.0.0', 'any')).toBe(false);
  });
});

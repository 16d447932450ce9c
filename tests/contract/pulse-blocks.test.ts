import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepare, pulseResults, type Pulse, type PulseResult } from '@entrelacs/core';
import { aPulse } from '@entrelacs/core/testing';
import { expect, it } from 'vitest';

interface Case {
  readonly what: string;
  readonly today: string;
  readonly answers: readonly Partial<Pulse>[];
  readonly results: readonly PulseResult[];
}

// The wiki publishes results itself (tests/php/PulseBlocksTest.php): the same cases there.
const cases = JSON.parse(readFileSync(fileURLToPath(new URL('../fixtures/pulse/blocks.json', import.meta.url)), 'utf8')) as readonly Case[];

it.each(cases)('publishes the pulse as the wiki does: $what', ({ today, answers, results }) => {
  const nothing = { trust: undefined, respect: undefined, communication: undefined, climate: undefined, week: undefined };
  const found = pulseResults(prepare({ pulse: answers.map((answer) => aPulse({ ...nothing, ...answer })) }, { today }));

  expect(found.map((result) => Object.entries(result).map(([key, value]) => [key, typeof value === 'number' ? value.toFixed(9) : (value as string)]))).toEqual(
    results.map((result) => Object.entries(result).map(([key, value]) => [key, typeof value === 'number' ? value.toFixed(9) : (value as string)])),
  );
});

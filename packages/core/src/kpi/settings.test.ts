import { describe, expect, it } from 'vitest';
import { kpiSettings } from './settings.ts';

describe('settings of the document', () => {
  it('say how long a task may take and how often the pulse is asked', () => {
    expect(kpiSettings({ 'flow.expectationDays': '10', 'pulse.rhythm': 'monthly' })).toEqual({ expectationDays: 10, pulseRhythm: 'monthly' });
    expect(kpiSettings({ 'flow.expectationDays': '7,5' })).toEqual({ expectationDays: 7.5 });
  });

  it('say nothing where they are nonsense', () => {
    expect(kpiSettings({ 'flow.expectationDays': 'dix', 'pulse.rhythm': 'chaque jour' })).toEqual({});
    expect(kpiSettings({ 'flow.expectationDays': '-3' })).toEqual({});
    expect(kpiSettings({})).toEqual({});
  });
});

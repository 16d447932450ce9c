import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayArb } from '../../testing/index.ts';
import { fieldsOf } from '../model/entity.ts';
import { linesOf } from '../model/lines.ts';
import { entityNames, model, type Entity } from '../model/model.ts';
import { readStatus } from '../model/stages.ts';
import { auditRaci } from '../raci/audit-raci.ts';
import { daysBetween } from '../time/day-number.ts';
import { addDays } from '../time/weeks.ts';
import { demoCollective, demoWork, type DemoCollective } from './demo-collective.ts';

const today = '2026-11-19';
const demo = demoCollective({ seed: 1, today, lang: 'fr' });
const rowsOf = (from: DemoCollective, name: (typeof entityNames)[number]): readonly Entity[] => from[name];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Days to resolve the needs that were verified between so many days ago and so many days ago. */
function resolutions({ dependency }: DemoCollective, on: string, from: number, to: number): number[] {
  return dependency.flatMap(({ state, requestedOn, resolvedOn }) =>
    state === 'verified' && requestedOn !== undefined && resolvedOn !== undefined && resolvedOn >= addDays(on, -from) && resolvedOn <= addDays(on, -to)
      ? [daysBetween(requestedOn, resolvedOn)]
      : [],
  );
}

describe('demoCollective', () => {
  it('is a firm of 60 people in 8 teams with 6 projects and 118 tasks', () => {
    const counts = Object.fromEntries(entityNames.map((name) => [name, demo[name].length]));

    expect(counts).toMatchObject({ team: 8, member: 60, project: 6, task: 118, holiday: 44, kpi: 15, baseline: 8, annotation: 8 });
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(all).toBeGreaterThan(1_950);
    expect(all).toBeLessThan(2_150);
  });

  it('has 90 dependencies around open work', () => {
    const open = new Set(demo.task.filter(({ status }) => status !== 'done' && status !== 'cancelled').map(({ id }) => id));

    expect(demo.dependency.filter(({ predecessor = '', successor = '' }) => open.has(predecessor) || open.has(successor))).toHaveLength(90);
  });

  it('is the same for the same seed, day and language, and another for another seed', () => {
    expect(demoCollective({ seed: 1, today, lang: 'fr' })).toEqual(demo);
    expect(demoCollective({ seed: 2, today, lang: 'fr' }).dependency).not.toEqual(demo.dependency);
  });

  it('differs between languages in its words only', () => {
    const english = demoCollective({ seed: 1, today, lang: 'en' });
    for (const name of entityNames) {
      const words = new Set(fieldsOf(model[name]).flatMap(({ key, kind }) => (['text', 'longText', 'lines', 'log'].includes(kind) ? [key] : [])));
      const bare = (row: object) => Object.fromEntries(Object.entries(row).filter(([key]) => !words.has(key)));
      expect(rowsOf(english, name).map(bare), name).toEqual(rowsOf(demo, name).map(bare));
    }
    expect(english.task.map(({ title }) => title)).toContain('Connect payment by instalments');
    for (const { title } of english.task) expect(title).not.toBe('');
  });

  it('names nobody twice, and no address that could be real', () => {
    expect(new Set(demo.member.map(({ name }) => name)).size).toBe(60);
    expect(new Set(demo.member.map(({ email }) => email)).size).toBe(60);
    for (const { email } of demo.member) expect(email).toMatch(/^[a-z.-]+@atelier-lumiere\.example$/);
  });

  it('tells the story: needs are met in about fifteen days at first, in about nine now', () => {
    const [before, now] = [resolutions(demo, today, 728, 546), resolutions(demo, today, 70, 0)];

    expect(before.length).toBeGreaterThan(15);
    expect(now.length).toBeGreaterThan(15);
    expect(mean(before)).toBeGreaterThan(14);
    expect(mean(before)).toBeLessThan(16);
    expect(mean(now)).toBeGreaterThan(8);
    expect(mean(now)).toBeLessThan(10);
  });

  it('gives the audit something to say', () => {
    const found = auditRaci({ items: demo.task, members: demo.member, projects: demo.project, reviews: demo.review, today }).map(({ code }) => code);

    for (const code of ['noAccountable', 'noResponsible', 'lateNoResponsible', 'busFactor', 'startedIncomplete', 'reviewerIsResponsible', 'overloaded', 'awayNoDelegate', 'memberManyAccountable', 'itemManyPeople', 'itemManyConsulted', 'noEmptyCell', 'noRole']) {
      expect(found).toContain(`raci.${code}`);
    }
    expect(found.length).toBeLessThan(25);
  });

  it('has a chain of work that is late: a contract not signed holds up the opening of the shop', () => {
    const late = demo.task.find(({ title }) => title.startsWith('Signer le contrat'));
    const waiting = new Set([late?.id]);
    for (let grows = true; grows; ) {
      const more = demo.dependency.filter(({ predecessor, successor }) => waiting.has(predecessor) && !waiting.has(successor));
      for (const { successor } of more) waiting.add(successor);
      grows = more.length > 0;
    }

    expect(late?.due).toBe(addDays(today, -9));
    expect(late?.status).toBe('doing');
    expect(demo.task.filter(({ id }) => waiting.has(id)).map(({ title }) => title)).toContain('Ouvrir la boutique aux clients pilotes');
  });

  it('has five answers or more to the pulse in most weeks, and too few to be shown in some', () => {
    const weeks = new Map<string, number>();
    for (const { week = '' } of demo.pulse) weeks.set(week, (weeks.get(week) ?? 0) + 1);
    const shown = [...weeks.values()].filter((count) => count >= 5).length;

    expect(weeks.size).toBeGreaterThan(100);
    expect(shown / weeks.size).toBeGreaterThan(0.85);
    expect(shown).toBeLessThan(weeks.size);
  });

  it('has two years of values for what is entered by hand', () => {
    for (const { id } of demo.kpi.filter(({ source }) => source === 'manual')) {
      const days = demo.measure.filter(({ kpi }) => kpi === id).map(({ on = '' }) => on);
      expect(days.length).toBeGreaterThan(15);
      expect(daysBetween([...days].sort()[0] ?? today, today)).toBeGreaterThan(650);
      expect(new Set(days).size).toBe(days.length);
    }
  });
});

describe('demoCollective, whatever the seed and the day', () => {
  const demoArb = fc.record({ seed: fc.integer(), today: dayArb, lang: fc.constantFrom('fr' as const, 'en' as const) });
  const check = (holds: (made: DemoCollective, on: string, lang: 'fr' | 'en') => void, numRuns = 10) => {
    fc.assert(
      fc.property(demoArb, (options) => {
        holds(demoCollective(options), options.today, options.lang);
      }),
      { numRuns },
    );
  };

  it('refers to rows that exist, and fills what must be filled', () => {
    check((made) => {
      for (const name of entityNames) {
        const rows = rowsOf(made, name);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        for (const { key, entity, required } of fieldsOf(model[name])) {
          const ids = new Set(entity === undefined ? [] : rowsOf(made, entity).map(({ id }) => id));
          for (const row of rows) {
            const value = (row as Record<string, unknown>)[key];
            if (required === true) expect(value, `${name}.${key}`).toBeTruthy();
            if (entity === undefined || value === undefined) continue;
            for (const id of [value].flat()) expect(ids.has(id as string), `${name}.${key} of ${row.id}`).toBe(true);
          }
        }
      }
    });
  });

  it('has no cycle of dependencies, none doubled, none on itself', () => {
    check(({ dependency, task }) => {
      const pairs = dependency.map(({ predecessor = '', successor = '' }) => `${predecessor}>${successor}`);
      expect(new Set(pairs).size).toBe(pairs.length);
      const waits = new Map(task.map(({ id }) => [id, dependency.filter(({ successor }) => successor === id).map(({ predecessor }) => predecessor)]));
      for (let left = waits.size; waits.size > 0; left = waits.size) {
        for (const [id, needs] of waits) if (needs.every((need) => !waits.has(need ?? ''))) waits.delete(id);
        expect(waits.size).toBeLessThan(left);
      }
    });
  });

  it('has dates in order, none of what happened after today', () => {
    check((made, on) => {
      const inOrder = (...days: (string | undefined)[]) => {
        const known = days.filter((day) => day !== undefined);
        expect(known).toEqual([...known].sort());
        for (const day of known) expect(day <= on).toBe(true);
      };
      for (const { createdOn, startedOn, reviewOn, doneOn } of made.task) inOrder(createdOn, startedOn, reviewOn, doneOn);
      for (const { requestedOn, acceptedOn, deliveredOn, resolvedOn } of made.dependency) inOrder(requestedOn, acceptedOn, deliveredOn, resolvedOn);
      for (const { requestedOn, decidedOn, returnedOn } of made.review) inOrder(requestedOn, decidedOn, returnedOn);
      for (const { on: day } of made.measure) inOrder(day);
      for (const { start, due } of made.task) if (start !== undefined && due !== undefined) expect(start <= due).toBe(true);
    });
  });

  it('has logs of status that agree with the status and its dates', () => {
    check(({ task }, _on, lang) => {
      for (const { status, statusLog, createdOn, doneOn, startedOn } of task) {
        const lines = linesOf(statusLog).map((line) => /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}) (.+)$/.exec(line));
        const times = lines.map((line) => line?.[1] ?? '');
        expect(times).toEqual([...times].sort());
        expect(times[0]?.slice(0, 10)).toBe(createdOn);
        expect(readStatus(lines.at(-1)?.[2] ?? '')?.status).toBe(status);
        if (doneOn !== undefined) expect(times.at(-1)?.slice(0, 10)).toBe(doneOn);
        if (startedOn !== undefined) expect(lines[1]?.slice(1).join()).toBe(`${times[1]},${lang === 'fr' ? 'En cours' : 'In progress'}`);
      }
    });
  });

  it('tells the story', () => {
    check((made, on) => {
      expect(mean(resolutions(made, on, 728, 546))).toBeGreaterThan(13.5);
      expect(mean(resolutions(made, on, 70, 0))).toBeLessThan(10.5);
    });
  });
});

describe('demoWork', () => {
  it('is the people and tasks of the collective of the same seed, day and language', () => {
    const work = demoWork({ seed: 1, today, lang: 'fr' });

    expect(work.task).toEqual(demo.task);
    expect(work.member).toEqual(demo.member);
    expect(work).not.toHaveProperty('kpi');
  });
});

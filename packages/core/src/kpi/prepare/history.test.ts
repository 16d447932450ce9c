import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTask, dayArb, entitiesArb } from '../../../testing/index.ts';
import type { Task } from '../../model/task.ts';
import { isoDay } from '../../time/day-number.ts';
import { history, minutesPerDay } from './history.ts';
import { prepare } from './prepared.ts';
import { plainNumber, rowIndex } from './row-index.ts';
import { stageList } from './stage-list.ts';

const today = '2026-11-22';
const stages = [
  { name: 'Spécification', meaning: 'doing' as const },
  { name: 'Relecture', meaning: 'review' as const },
  { name: 'Test', meaning: 'review' as const },
];

/** Stages entered, as "day stage", of one task. */
function told(task: Task, own = stages): string[] {
  const { stages: list, starts, times, entered } = history(prepare({ task: [aTask({ id: 'other', createdOn: '2026-01-01' }), task] }, { today, stages: own }));
  const [from, to] = [starts[1] ?? 0, starts[2] ?? 0];
  return Array.from({ length: to - from }, (_, at) => {
    const time = times[from + at] ?? 0;
    const minutes = time % minutesPerDay;
    const clock = minutes === 0 ? '' : ` ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return `${isoDay(Math.floor(time / minutesPerDay))}${clock} ${list[entered[from + at] ?? -1]?.key}`;
  });
}

describe('stages in order', () => {
  it('are the five statuses, or the collective’s own among them by their meaning', () => {
    expect(stageList([]).map(({ key }) => key)).toEqual(['todo', 'doing', 'review', 'done', 'cancelled']);
    expect(stageList(stages).map(({ key }) => key)).toEqual(['todo', 'doing', 'Spécification', 'review', 'Relecture', 'Test', 'done', 'cancelled']);
    expect(stageList([{ name: 'Archivé', meaning: 'done' }, { name: 'Idée', meaning: 'todo' }]).at(-1)?.key).toBe('cancelled');
  });
});

describe('the history of a task', () => {
  it('is its log, in the words of the collective, of either language, or keys', () => {
    const statusLog = '2026-11-02 08:00 À faire\n2026-11-03 09:30 spécification\n2026-11-05 Test\r\n2026-11-06 10:00 Done';
    expect(told(aTask({ status: 'done', statusLog }))).toEqual(['2026-11-02 08:00 todo', '2026-11-03 09:30 Spécification', '2026-11-05 Test', '2026-11-06 10:00 done']);
  });

  it('begins the day it was created, when the log began later', () => {
    const statusLog = '2026-11-05 10:00 En cours';
    expect(told(aTask({ status: 'doing', createdOn: '2026-11-01', statusLog }))).toEqual(['2026-11-01 todo', '2026-11-05 10:00 doing']);
    expect(told(aTask({ status: 'doing', createdOn: '2026-11-05', statusLog })), 'the same day: the log knows better').toEqual(['2026-11-05 10:00 doing']);
    expect(told(aTask({ status: 'doing', createdOn: '2026-11-09', statusLog }))).toEqual(['2026-11-05 10:00 doing']);
  });

  it('is sorted when its lines are not, and says nothing twice', () => {
    const statusLog = '2026-11-05 10:00 doing\n2026-11-02 10:00 todo\n2026-11-03 10:00 todo\n\n2026-11-09 10:00 review';
    expect(told(aTask({ status: 'review', statusLog }))).toEqual(['2026-11-02 10:00 todo', '2026-11-05 10:00 doing', '2026-11-09 10:00 review']);
  });

  it('passes over lines that nobody can read, and names them', () => {
    const statusLog = 'hier doing\n2026-13-45 10:00 doing\n2026-11-05 10:00 peut-être\n2026-11-06 25:99 doing\n2026-11-07 10:00 doing';
    const prepared = prepare({ task: [aTask({ status: 'doing', statusLog })] }, { today });
    expect(history(prepared).unread.map(({ code, line }) => `${code} ${line}`)).toEqual([
      'kpi.badLogLine hier doing',
      'kpi.badLogLine 2026-13-45 10:00 doing',
      'kpi.unknownStage 2026-11-05 10:00 peut-être',
      'kpi.unknownStage 2026-11-06 25:99 doing',
    ]);
    expect(told(aTask({ status: 'doing', statusLog }))).toEqual(['2026-11-07 10:00 doing']);
  });

  it('ends with the status it has now: by its date, else today', () => {
    const statusLog = '2026-11-02 10:00 doing';
    expect(told(aTask({ status: 'done', doneOn: '2026-11-04', statusLog }))).toEqual(['2026-11-02 10:00 doing', '2026-11-04 done']);
    expect(told(aTask({ status: 'done', doneOn: '2026-11-02', statusLog })), 'the same day').toEqual(['2026-11-02 10:00 doing', '2026-11-02 10:00 done']);
    expect(told(aTask({ status: 'cancelled', statusLog }))).toEqual(['2026-11-02 10:00 doing', `${today} cancelled`]);
    expect(told(aTask({ status: 'review', stage: 'Test', statusLog }))).toEqual(['2026-11-02 10:00 doing', `${today} Test`]);
  });

  it('leaves lines of days to come for their day', () => {
    expect(told(aTask({ status: 'doing', statusLog: '2026-11-02 doing\n2026-12-02 done' }))).toEqual(['2026-11-02 doing']);
  });

  it('is told from dates where there is no log', () => {
    const dates = { createdOn: '2026-11-01', startedOn: '2026-11-02', reviewOn: '2026-11-03', doneOn: '2026-11-04' };
    expect(told(aTask({ status: 'done', ...dates }))).toEqual(['2026-11-01 todo', '2026-11-02 doing', '2026-11-03 review', '2026-11-04 done']);
    expect(told(aTask({ status: 'doing', ...dates })), 'sent back: the later dates are of before').toEqual(['2026-11-01 todo', '2026-11-02 doing']);
    expect(told(aTask({ status: 'doing' }))).toEqual([`${today} doing`]);
    expect(told(aTask({ status: 'done' })), 'done on a day that nobody noted').toEqual([]);
    expect(told(aTask({ status: 'cancelled', createdOn: '2026-11-01' }))).toEqual([]);
  });

  it('survives dates in the wrong order', () => {
    expect(told(aTask({ status: 'done', createdOn: '2026-11-09', startedOn: '2026-11-05', doneOn: '2026-11-07' }))).toEqual(['2026-11-05 doing', '2026-11-07 done']);
    expect(told(aTask({ status: 'done', createdOn: '2026-11-01', startedOn: '2026-11-09', doneOn: '2026-11-05' }))).toEqual(['2026-11-01 todo', '2026-11-05 done']);
  });

  it('has an own stage that bears the name of a status', () => {
    const own = [{ name: 'Done', meaning: 'review' as const }];
    expect(told(aTask({ status: 'review', stage: 'Done', statusLog: '2026-11-02 doing\n2026-11-03 Done' }), own)).toEqual(['2026-11-02 doing', '2026-11-03 Done']);
  });

  it('is in order of time and ends with the status of the row, whatever the row', () => {
    const logArb = fc.array(fc.tuple(dayArb, fc.constantFrom('todo', 'En cours', 'Test', 'Terminé', 'x'))).map((lines) => lines.map(([day, word]) => `${day} ${word}`).join('\n'));
    fc.assert(
      fc.property(entitiesArb('task'), fc.array(fc.option(logArb, { nil: undefined })), (tasks, logs) => {
        const task = tasks.map((one, at) => aTask({ ...one, statusLog: logs[at] ?? one.statusLog }));
        const { starts, times, entered, stages: list } = history(prepare({ task }, { today, stages }));
        task.forEach(({ status }, row) => {
          const own = times.subarray(starts[row], starts[row + 1]);
          expect(own).toEqual(own.slice().sort());
          const last = entered[(starts[row + 1] ?? 0) - 1];
          if (own.length > 0) expect(list[last ?? -1]?.meaning).toBe(status);
        });
      }),
    );
  });
});

describe('rows by id', () => {
  it('are found whether ids are numbers, words or neither', () => {
    const find = rowIndex([{ id: '12' }, { id: 'new:1' }, { id: '' }, { id: '999999999999' }, { id: '007' }, { id: '12' }]);
    expect(['12', 'new:1', '', '999999999999', '007', '7', '13', 'x', undefined].map(find)).toEqual([0, 1, 2, 3, 4, -1, -1, -1, -1]);
    expect([plainNumber('0'), plainNumber('-1'), plainNumber('1.5'), plainNumber('١')]).toEqual([0, -1, -1, -1]);
  });
});

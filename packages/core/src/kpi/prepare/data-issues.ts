import type { EntityName } from '../../model/field.ts';
import type { Issue } from '../../source/issue.ts';
import { dayOr, noDay } from '../time/day-column.ts';
import { history } from './history.ts';
import type { Prepared } from './prepared.ts';
import { promisedDay } from './promises.ts';
import { criteriaCounts, reviewColumns } from './review-columns.ts';
import { rowIndex } from './row-index.ts';
import { spans } from './spans.ts';
import { statusCode, taskColumns } from './task-columns.ts';

/**
 * What the metrics leave out of these rows and why, by table: dates reversed or ahead, ends and starts unknown, logs and
 * measures that cannot be read. Nothing is said of the pulse: an issue would tell that somebody answered.
 */
export function dataIssues(prepared: Prepared): Issue[] {
  return [...taskIssues(prepared), ...logIssues(prepared), ...dependencyIssues(prepared), ...reviewIssues(prepared), ...milestoneIssues(prepared), ...measureIssues(prepared)];
}

type Report = (code: string, path: string, value?: string | number) => void;

function taskIssues(prepared: Prepared): Issue[] {
  const { status } = prepared.once(taskColumns);
  const { begun, ended } = prepared.once(spans);
  const { assumed } = prepared.once(history);
  return issuesOf(prepared, 'task', (task, row, report) => {
    for (const path of ['createdOn', 'startedOn', 'reviewOn', 'doneOn'] as const) reportAhead(prepared, task, path, report);
    const start = begun[row] ?? noDay;
    const end = ended[row] ?? noDay;
    if (end !== noDay && end < start) report('kpi.doneBeforeStarted', 'doneOn', task.doneOn);
    if (status[row] === statusCode.done && end === noDay && !isAhead(prepared, task.doneOn)) report('kpi.doneUnknown', 'doneOn');
    const isInWork = status[row] === statusCode.doing || status[row] === statusCode.review;
    if (isInWork && assumed[row] === 1 && start === noDay && !isAhead(prepared, task.startedOn)) report('kpi.startUnknown', 'startedOn');
  });
}

function logIssues(prepared: Prepared): Issue[] {
  const tasks = prepared.rows('task');
  return prepared.once(history).unread.map(({ row, line, code }) => ({ code, entity: 'task', row: tasks[row]?.id ?? '', path: 'statusLog', value: line.slice(0, 200) }));
}

function dependencyIssues(prepared: Prepared): Issue[] {
  return issuesOf(prepared, 'dependency', (need, _, report) => {
    const requested = dayOr(need.requestedOn);
    for (const path of ['acceptedOn', 'deliveredOn', 'resolvedOn'] as const) {
      const day = dayOr(need[path]);
      if (day !== noDay && requested !== noDay && day < requested) report('kpi.answeredBeforeRequested', path, need[path]);
      reportAhead(prepared, need, path, report);
    }
    const isAnswered = [need.acceptedOn, need.deliveredOn, need.resolvedOn].some((day) => dayOr(day) !== noDay);
    if (need.state === 'verified' && dayOr(need.resolvedOn) === noDay) report('kpi.resolvedUnknown', 'resolvedOn');
    if (isAnswered && requested === noDay) report('kpi.requestedUnknown', 'requestedOn');
  });
}

function reviewIssues(prepared: Prepared): Issue[] {
  const { segment } = prepared.once(reviewColumns);
  const criteria = prepared.once(criteriaCounts);
  return issuesOf(prepared, 'review', (review, row, report) => {
    reportAhead(prepared, review, 'decidedOn', report);
    if (review.verdict !== 'pending' && dayOr(review.decidedOn) === noDay) report('kpi.decidedUnknown', 'decidedOn');
    const asked = criteria[segment[row] ?? -1] ?? 0;
    const met = review.criteriaMet ?? 0;
    if (met < 0 || (asked > 0 && met > asked)) report('kpi.criteriaAbove', 'criteriaMet', review.criteriaMet);
  });
}

function milestoneIssues(prepared: Prepared): Issue[] {
  return issuesOf(prepared, 'milestone', (milestone, _, report) => {
    reportAhead(prepared, milestone, 'reachedOn', report);
    if (dayOr(milestone.reachedOn) !== noDay && promisedDay(milestone) === noDay) report('kpi.promisedUnknown', 'due');
  });
}

function measureIssues(prepared: Prepared): Issue[] {
  const findKpi = rowIndex(prepared.rows('kpi'));
  const seen = new Set<string>();
  const { firstDay } = prepared.calendar('quarterly');
  return issuesOf(prepared, 'measure', (measure, _, report) => {
    const { kpi, on, value } = measure;
    if (!Number.isFinite(value)) report('kpi.measureUnread', 'value', value);
    else if (dayOr(on) === noDay) report('kpi.measureUnread', 'on', on);
    else if (findKpi(kpi) === -1) report('kpi.measureUnread', 'kpi', kpi);
    else if (dayOr(on) < firstDay) report('kpi.measureOld', 'on', on);
    else {
      reportAhead(prepared, measure, 'on', report);
      const key = `${kpi} ${on}`;
      if (seen.has(key)) report('kpi.twoMeasures', 'on', on);
      seen.add(key);
    }
  });
}

function issuesOf<Name extends EntityName>(prepared: Prepared, entity: Name, inspect: (row: ReturnType<typeof prepared.rows<Name>>[number], place: number, report: Report) => void): Issue[] {
  const issues: Issue[] = [];
  prepared.rows(entity).forEach((row, place) => {
    inspect(row, place, (code, path, value) => issues.push({ code, entity, row: row.id, path, ...(value === undefined ? {} : { value: String(value).slice(0, 200) }) }));
  });
  return issues;
}

function reportAhead<Path extends string>(prepared: Prepared, row: { readonly [Key in Path]?: string | undefined }, path: Path, report: Report): void {
  if (isAhead(prepared, row[path])) report('kpi.dateAhead', path, row[path]);
}

function isAhead({ today }: Prepared, day: string | undefined): boolean {
  return dayOr(day) > today;
}

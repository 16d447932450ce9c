import { dayAt, dayOr, noDay, twoDigits } from '../time/day-column.ts';
import { readRows } from './kept.ts';
import type { Prepared } from './prepared.ts';
import { stageList, StageWords, statusPlaces, type StageInfo } from './stage-list.ts';
import { statusCode, taskColumns, type TaskColumns } from './task-columns.ts';

/** Minutes of a calendar day: a day is a day, also on the nights when clocks change. */
export const minutesPerDay = 1440;
/** How far clocks go back in the night when they do. */
const minutesBack = 60;
const space = 32;
const colon = 58;

/** When each task entered each stage. Task `row` has the entries from `starts[row]` to `starts[row + 1]`, in order of time. */
export interface History {
  readonly stages: readonly StageInfo[];
  /** Meaning of each stage, as a number of `statusCode`. */
  readonly meanings: Uint8Array;
  readonly starts: Int32Array;
  /** Minutes since 1970-01-01, as clocks showed them where the document is. */
  readonly times: Int32Array;
  readonly entered: Uint16Array;
  /** 1 where nothing tells when the task reached the status it has: it is taken to have done so today. */
  readonly assumed: Uint8Array;
  /** Lines of logs that could not be read. */
  readonly unread: readonly UnreadLine[];
}

/** A line of a status log that could not be read. */
export interface UnreadLine {
  readonly row: number;
  readonly line: string;
  readonly code: 'kpi.badLogLine' | 'kpi.unknownStage';
}

/**
 * The tasks' stages over time, from `statusLog` (`YYYY-MM-DD HH:MM word`, a line a change, the time optional); a task
 * without log is told from its dates. Lines out of order are sorted, lines after today are left for their day.
 * A task that is done or cancelled with neither log nor date has no history.
 */
export function history(prepared: Prepared): History {
  const tasks = prepared.rows('task');
  return prepared.kept.of<HistoryReader>(history, tasks, [prepared.stages, prepared.today], (former) => {
    const reader = new HistoryReader(prepared);
    readRows(
      tasks,
      former?.rows,
      (row) => reader.read(row),
      (from, to) => former && reader.takeOver(former.part, from, to),
    );
    return reader.ended();
  });
}

/** Reads a history, and is it: kept with what was read, what makes the next one is still compiled then. */
class HistoryReader implements History {
  readonly stages: readonly StageInfo[];
  readonly meanings: Uint8Array;
  readonly starts: Int32Array;
  readonly assumed: Uint8Array;
  readonly unread: UnreadLine[] = [];
  times: Int32Array;
  entered: Uint16Array;
  private readonly tasks;
  private readonly columns: TaskColumns;
  private readonly standard: readonly number[];
  private readonly words: StageWords;
  private readonly today: number;
  private length = 0;
  private from = 0;
  /** Unread lines of the former one, up to here, are of rows gone by. */
  private taken = 0;

  constructor(prepared: Prepared) {
    this.tasks = prepared.rows('task');
    this.columns = prepared.once(taskColumns);
    this.stages = stageList(prepared.stages);
    this.standard = statusPlaces(this.stages);
    this.words = new StageWords(prepared.stages, this.stages);
    this.meanings = Uint8Array.from(this.stages, ({ meaning }) => statusCode[meaning]);
    this.today = prepared.today;
    this.starts = new Int32Array(this.tasks.length + 1);
    this.assumed = new Uint8Array(this.tasks.length);
    this.times = new Int32Array(this.tasks.length * 4 + 16);
    this.entered = new Uint16Array(this.times.length);
  }

  read(row: number): void {
    this.from = this.length;
    this.begin(row);
    const log = this.tasks[row]?.statusLog;
    const isLogged = log !== undefined && log !== '';
    if (isLogged) this.readLog(row, log);
    else this.readDates(row);
    this.close(row, isLogged);
    this.starts[row + 1] = this.length;
  }

  takeOver({ starts, times, entered, assumed, unread }: HistoryReader, from: number, to: number): void {
    const first = starts[from] ?? 0;
    const end = starts[to] ?? 0;
    const shift = this.length - first;
    while (this.length + end - first > this.times.length) this.grow();
    this.times.set(times.subarray(first, end), this.length);
    this.entered.set(entered.subarray(first, end), this.length);
    this.assumed.set(assumed.subarray(from, to), from);
    for (let row = from + 1; row <= to; row += 1) this.starts[row] = (starts[row] ?? 0) + shift;
    for (; (unread[this.taken]?.row ?? to) < to; this.taken += 1) {
      const line = unread[this.taken];
      if (line !== undefined && line.row >= from) this.unread.push(line);
    }
    this.length += end - first;
  }

  /** Itself, once every row is read. */
  ended(): this {
    this.times = this.times.subarray(0, this.length);
    this.entered = this.entered.subarray(0, this.length);
    return this;
  }

  /** The day a task was created it was to do, until something says otherwise. */
  private begin(row: number): void {
    this.enterOn(this.columns.created[row] ?? noDay, statusCode.todo);
  }

  private readLog(row: number, log: string): void {
    const { words, from: first } = this;
    const limit = (this.today + 1) * minutesPerDay;
    // A line that counts has ten letters at least.
    while (this.length + log.length / 10 > this.times.length) this.grow();
    const { times, entered } = this;
    let { length } = this;
    let isFirst = true;
    let sorted = true;
    let end: number;
    for (let at = 0; at < log.length; at = end + 1) {
      const day = dayAt(log, at);
      const minute = minuteAt(log, at + 11);
      const from = at + (minute === -1 ? 11 : 17);
      // A line as the document writes it, its word met before: read in one go. Any other is looked at part by part.
      end = day !== noDay && isSpaced(log, at + 10) && (minute === -1 || isSpaced(log, at + 16)) ? words.endLately(log, from) : -1;
      let stage = words.lately;
      if (end === -1) {
        end = endOfLine(log, at);
        if (day === noDay) {
          this.skip(row, log.slice(at, end), 'kpi.badLogLine');
          continue;
        }
        stage = words.read(log, Math.min(from, end), end);
      }
      if (stage === -1) {
        this.skip(row, log.slice(at, end), 'kpi.unknownStage');
        continue;
      }
      // A day alone on its line: the time read is that of the line below.
      let time = day * minutesPerDay + (end === at + 10 ? 0 : Math.max(minute, 0));
      if (time >= limit) continue;
      // A log that begins the day the task was created, or before, tells it better than the date does.
      if (isFirst && length > first && time < (times[first] ?? 0) + minutesPerDay) length = first;
      isFirst = false;
      if (length > first) {
        const last = times[length - 1] ?? 0;
        // In the night when clocks go back an hour comes twice: what was written later came later.
        if (time < last && time >= last - minutesBack && day === Math.floor(last / minutesPerDay)) time = last;
        if (time < last) sorted = false;
        if (entered[length - 1] === stage) continue;
      }
      times[length] = time;
      entered[length] = stage;
      length += 1;
    }
    this.length = length;
    if (!sorted) this.sort();
  }

  private readDates(row: number): void {
    const { started, done, status } = this.columns;
    const code = status[row] ?? 0;
    if (code === statusCode.cancelled || (code === statusCode.done && (done[row] ?? noDay) === noDay)) {
      this.length = this.from;
      return;
    }
    const last = code === statusCode.done ? (done[row] ?? noDay) : this.today;
    if (code >= statusCode.doing && (started[row] ?? noDay) <= last) this.enterOn(started[row] ?? noDay, statusCode.doing);
    const reviewed = code >= statusCode.review ? this.reviewed(row) : noDay;
    if (reviewed <= last) this.enterOn(reviewed, statusCode.review);
    if (code === statusCode.done) this.enterOn(last, statusCode.done);
  }

  /** Brings the last entry to the status that the task has now. */
  private close(row: number, isLogged: boolean): void {
    const { status, started, done } = this.columns;
    const code = status[row] ?? 0;
    const told = this.length > this.from;
    if (told && this.meanings[this.entered[this.length - 1] ?? 0] === code) return;
    if (!told && code >= statusCode.done && !isLogged) return;
    const day = (code === statusCode.done ? done[row] : code === statusCode.review ? this.reviewed(row) : code === statusCode.doing ? started[row] : noDay) ?? noDay;
    const last = told ? (this.times[this.length - 1] ?? 0) : 0;
    const known = day !== noDay && day <= this.today && (!told || (day + 1) * minutesPerDay > last);
    if (!known) this.assumed[row] = 1;
    const stage = this.tasks[row]?.stage;
    const place = stage === undefined ? -1 : this.words.read(stage, 0, stage.length);
    const time = (known ? day : this.today) * minutesPerDay;
    this.enter(told ? Math.max(time, last) : time, place === -1 || this.meanings[place] !== code ? this.placeOf(code) : place);
  }

  /** Read here and not in the columns: only tasks without log, or at odds with it, need it. */
  private reviewed(row: number): number {
    return dayOr(this.tasks[row]?.reviewOn);
  }

  private enterOn(day: number, code: number): void {
    if (day === noDay || day > this.today) return;
    const time = day * minutesPerDay;
    // Dates reversed: what is known to come later hides what would have come before.
    while (this.length > this.from && (this.times[this.length - 1] ?? 0) > time) this.length -= 1;
    this.enter(time, this.placeOf(code));
  }

  private enter(time: number, stage: number): void {
    if (this.length > this.from && this.entered[this.length - 1] === stage) return;
    if (this.length === this.times.length) this.grow();
    this.times[this.length] = time;
    this.entered[this.length] = stage;
    this.length += 1;
  }

  private placeOf(code: number): number {
    return this.standard[code] ?? 0;
  }

  private grow(): void {
    const times = new Int32Array(this.times.length * 2);
    const entered = new Uint16Array(times.length);
    times.set(this.times);
    entered.set(this.entered);
    this.times = times;
    this.entered = entered;
  }

  private sort(): void {
    const entries = Array.from({ length: this.length - this.from }, (_, index) => ({ time: this.times[this.from + index] ?? 0, stage: this.entered[this.from + index] ?? 0 }));
    entries.sort((a, b) => a.time - b.time);
    this.length = this.from;
    for (const { time, stage } of entries) this.enter(time, stage);
  }

  private skip(row: number, line: string, code: UnreadLine['code']): void {
    if (line.trim() !== '') this.unread.push({ row, line, code });
  }
}

/** Minutes since midnight written `HH:MM` at a place; -1 when there is no such time. */
function minuteAt(log: string, at: number): number {
  if (log.charCodeAt(at + 2) !== colon) return -1;
  const minutes = twoDigits(log, at) * 60 + twoDigits(log, at + 3);
  return minutes >= 0 && minutes < minutesPerDay ? minutes : -1;
}

function isSpaced(log: string, at: number): boolean {
  return log.charCodeAt(at) === space;
}

function endOfLine(log: string, at: number): number {
  const newline = log.indexOf('\n', at);
  return newline === -1 ? log.length : newline;
}

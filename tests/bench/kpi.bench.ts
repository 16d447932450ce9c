/** The engine of the indicators: every metric over a large collective, and many indicators judged. */
import { board, Kept, metrics, metricsOf, prepare, type Dependency, type Entities, type Review, type Task } from '@entrelacs/core';
import { isoDay, dayNumber } from '@entrelacs/core';
import { measure, printTable } from './support.ts';

const today = dayNumber('2026-11-22');
const options = { today: isoDay(today) };
const days = 5 * 365;

const random = randomFrom(20_261_122);
const members = Array.from({ length: 500 }, (_, at): Entities['member'] => ({ id: String(at + 1), name: `Membre ${at + 1}`, active: at % 20 !== 0 }));
const segments = Array.from({ length: 2000 }, (_, at): Entities['segment'] => ({ id: String(at + 1), title: '', deliverable: String((at % 500) + 1), acceptanceCriteria: 'lisible\ntesté\ntraduit' }));
const deliverables = Array.from({ length: 500 }, (_, at): Entities['deliverable'] => ({ id: String(at + 1), title: '', responsible: [someone()], accountable: [someone()], consulted: [], informed: [] }));
const milestones = Array.from({ length: 3000 }, (_, at): Entities['milestone'] => {
  const due = today - days + below(days + 60);
  const reached = due - 10 + below(30);
  return { id: String(at + 1), title: '', due: isoDay(due), baselineDue: isoDay(due), ...(reached <= today ? { reachedOn: isoDay(reached) } : {}) };
});

// As a host gives them: parsed from a message, each text a string of its own.
const rows = parsed({
  task: Array.from({ length: 100_000 }, (_, at) => someTask(at)),
  dependency: Array.from({ length: 100_000 }, (_, at) => someNeed(at)),
  review: Array.from({ length: 50_000 }, (_, at) => someReview(at)),
  milestone: milestones,
  segment: segments,
  deliverable: deliverables,
  member: members,
  pulse: Array.from({ length: 5000 }, (_, at) => ({ id: String(at + 1), week: `2025-W${String(1 + below(52)).padStart(2, '0')}`, trust: 1 + below(5), respect: 1 + below(5), communication: 1 + below(5), climate: 1 + below(5) })),
});
const stages = [
  { name: 'Spécification', meaning: 'doing' as const },
  { name: 'Relecture', meaning: 'review' as const },
];

// As a page does, the figures shown are kept until the next are there.
const shown: { figures?: unknown } = {};

// What a page that was just opened meets, where nothing is compiled yet: told beside the bars, which are of code that is.
const first = await measure('every metric, weekly, the first time in a process', () => computeAll('weekly'), { runs: 1, warmUp: 0 });
// Warmed for longer than the cases after it, which would else be compared with one that bears the compiling for all.
const all = await measure('every metric, weekly, 100,000 tasks, 100,000 dependencies, 50,000 reviews', () => computeAll('weekly'), { bar: 150, runs: 15, warmUp: 10 });
const asDue = await measure('every metric, each at its own frequency', () => computeAll(undefined), { bar: 150, runs: 15 });
const own = await measure('every metric and the time in each of the collective’s own stages', () => {
  const prepared = prepare(rows, { ...options, stages });
  shown.figures = metricsOf(stages).map((metric) => metric.compute(prepared, 'weekly'));
}, { bar: 150, runs: 15 });

const kpi = Array.from({ length: 1000 }, (_, at): Entities['kpi'] => ({
  id: String(at + 1),
  name: `Indicateur ${at + 1}`,
  source: 'manual',
  direction: at % 2 === 0 ? 'higherIsBetter' : 'lowerIsBetter',
  frequency: 'weekly',
  criticality: 'normal',
  audience: [],
  owner: '2',
  pendingPeriods: at % 3,
  hysteresis: at % 5,
  active: true,
}));
const judged = parsed({
  kpi,
  kpiTarget: kpi.flatMap(({ id, direction }, at) => [2022, 2024, 2026].map((year, step) => ({ id: String(at * 3 + step + 1), kpi: id, from: `${year}-01-01`, target: 50, critical: direction === 'higherIsBetter' ? 20 : 80 }))),
  measure: kpi.flatMap(({ id }, at) => Array.from({ length: 260 }, (_, week) => ({ id: String(at * 260 + week + 1), kpi: id, on: isoDay(today - week * 7), value: below(100) }))),
  member: members,
});
const boards = await measure('1,000 KPIs x 5 years of weekly measures: evaluated', () => board(prepare(judged, options)), { bar: 100, runs: 15 });

const small = { ...rows, task: rows.task.slice(0, 5000), dependency: rows.dependency.slice(0, 5000), review: rows.review.slice(0, 2500) };
// As the board does: what was read of the rows that did not change is kept.
const edit = await measure('one edit at 5,000 tasks: every metric again', editsOf(small), { bar: 16 });
const editOfMany = await measure('one edit at 100,000 tasks: every metric again', editsOf(rows), { runs: 15 });

printTable('KPI engine', [first, all, asDue, own, boards, edit, editOfMany]);

function computeAll(frequency: 'weekly' | undefined): void {
  const prepared = prepare(rows, options);
  shown.figures = metrics.map((metric) => metric.compute(prepared, frequency ?? metric.frequency));
}

/** Starts one task after another, and computes every metric after each. */
function editsOf(given: typeof rows): () => void {
  const kept = new Kept();
  let { task } = given;
  let turn = 0;
  return () => {
    const edited = (turn++ * 7919) % task.length;
    task = task.map((each, at) => (at === edited ? { ...each, status: 'doing' as const } : each));
    const prepared = prepare({ ...given, task }, { ...options, kept });
    shown.figures = metrics.map((metric) => metric.compute(prepared, metric.frequency));
  };
}

function someTask(at: number): Task {
  const created = today - below(days);
  const started = created + below(30);
  const review = started + 1 + below(25);
  const done = review + below(6);
  const log = [`${isoDay(created)} 09:12 À faire`];
  if (started <= today) log.push(`${isoDay(started)} 10:30 En cours`);
  if (review <= today) log.push(`${isoDay(review)} 16:45 À valider`);
  if (done <= today) log.push(`${isoDay(done)} 17:01 Terminé`);
  const status = done <= today ? 'done' : review <= today ? 'review' : started <= today ? 'doing' : 'todo';
  return {
    id: String(at + 1),
    title: `Tâche ${at + 1}`,
    status,
    criticality: 'normal',
    project: String(1 + below(40)),
    segment: String(1 + below(2000)),
    responsible: Array.from({ length: 1 + below(2) }, someone),
    accountable: [someone()],
    consulted: [],
    informed: [],
    tags: [],
    due: isoDay(created + 45),
    baselineDue: isoDay(created + 40),
    createdOn: isoDay(created),
    ...(started <= today ? { startedOn: isoDay(started) } : {}),
    ...(review <= today ? { reviewOn: isoDay(review) } : {}),
    ...(done <= today ? { doneOn: isoDay(done) } : {}),
    statusLog: log.join('\n'),
  };
}

function someNeed(at: number): Dependency {
  const requested = today - below(days);
  const accepted = requested + below(8);
  const resolved = accepted + below(20);
  const state = resolved <= today ? 'verified' : accepted <= today ? 'accepted' : 'requested';
  return {
    id: String(at + 1),
    predecessor: String(1 + below(100_000)),
    successor: String(1 + below(100_000)),
    type: 'FS',
    lagUnit: 'workdays',
    kind: 'blocking',
    state,
    criticality: 'normal',
    requestedOn: isoDay(requested),
    ...(accepted <= today ? { acceptedOn: isoDay(accepted) } : {}),
    ...(resolved <= today ? { resolvedOn: isoDay(resolved) } : {}),
  };
}

function someReview(at: number): Review {
  const decided = today - below(days);
  const verdict = below(4) === 0 ? 'changes' : 'approved';
  return {
    id: String(at + 1),
    task: String(1 + below(100_000)),
    reviewer: someone(),
    round: 1 + below(3),
    requestedOn: isoDay(decided - 3),
    decidedOn: isoDay(decided),
    verdict,
    criteriaMet: below(4),
    ...(below(20) === 0 ? { returnedOn: isoDay(decided + 20) } : {}),
  };
}

function someone(): string {
  return String(1 + below(500));
}

function below(limit: number): number {
  return Math.floor(random() * limit);
}

function parsed<Rows>(given: Rows): Rows {
  return JSON.parse(JSON.stringify(given)) as Rows;
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

import type { Review } from '../model/review.ts';
import type { Segment } from '../model/segment.ts';
import type { Task } from '../model/task.ts';
import { linesOf } from '../model/lines.ts';
import { newEntity } from '../source/new-entity.ts';
import { addDays } from '../time/weeks.ts';
import type { Context } from './context.ts';
import type { People } from './make-people.ts';

/** Title fr|en of the task whose reviewer is, by mistake, the person who does it. */
const ownReview = 'emballage en carton|cardboard box';

/** Makes the reviews: of each finished task, a round for each time that it was sent back; one that is pending for what is to be reviewed. */
export function makeReviews(tasks: readonly Task[], segments: readonly Segment[], { workers }: People, { random, say, today }: Context): Review[] {
  const reviews: Review[] = [];
  const all = [...workers.values()].flat();
  const quality = workers.get('q') ?? [];
  const criteria = new Map(segments.map(({ id, acceptanceCriteria }) => [id, linesOf(acceptanceCriteria).length]));
  const add = (fields: object) => reviews.push(newEntity('review', String(reviews.length + 1), fields));
  for (const { id: task, title, segment, status, reviewOn, doneOn, statusLog, responsible } of tasks) {
    if (reviewOn === undefined) continue;
    const isOwn = title.includes(say(ownReview));
    const reviewer = isOwn ? responsible[0] : random.pick((random.chance(0.6) ? quality : all).filter((id) => !responsible.includes(id)));
    const asked = criteria.get(segment ?? '') ?? 0;
    if (status === 'review' || doneOn === undefined) {
      add({ task, reviewer, round: 1, requestedOn: reviewOn, verdict: 'pending' });
      continue;
    }
    const lines = linesOf(statusLog);
    const isSentBack = lines.length > 4;
    if (isSentBack) {
      const [firstOn = reviewOn, backOn = reviewOn] = [lines[2]?.slice(0, 10), lines[3]?.slice(0, 10)];
      add({ task, reviewer, round: 1, requestedOn: firstOn, decidedOn: backOn, verdict: 'changes', criteriaMet: asked - random.between(1, 2), comment: say('Il manque les mesures|The measurements are missing') });
    }
    const returnedOn = addDays(doneOn, 15);
    const isReturned = random.chance(0.09) && returnedOn < today;
    add({
      task,
      reviewer,
      round: isSentBack ? 2 : 1,
      requestedOn: reviewOn,
      decidedOn: doneOn,
      verdict: 'approved',
      criteriaMet: asked - (random.chance(0.2) ? 1 : 0),
      ...(isReturned && { returnedOn }),
    });
  }
  return reviews;
}

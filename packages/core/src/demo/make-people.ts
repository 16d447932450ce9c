import type { Member } from '../model/member.ts';
import type { Team } from '../model/team.ts';
import { newEntity } from '../source/new-entity.ts';
import { contextOf, cellsIn, linesIn, type Context } from './context.ts';
import type { Lang } from '../model/field.ts';
import { absences, delegates, initialsOf, partTimes, teamLines } from './people.ts';
import type { Random } from './random.ts';

/** The people of the demo collective and the teams they are in. */
export interface People {
  readonly context: Context;
  readonly teams: readonly Team[];
  readonly members: readonly Member[];
  /** Id of a team by its letter. */
  readonly teamIds: ReadonlyMap<string, string>;
  /** Those of a team who take on work, by the team's letter. */
  readonly workers: ReadonlyMap<string, readonly string[]>;
}

/** Makes teams and members. */
export function makePeople(lang: Lang, today: string, random: Random): People {
  const rows = linesIn(teamLines).map((line, n) => {
    const [letter = '', nameFr = '', nameEn = '', purposeFr = '', purposeEn = '', stage, names = ''] = cellsIn(line);
    return { id: String(n + 1), letter, name: `${nameFr}|${nameEn}`, purpose: `${purposeFr}|${purposeEn}`, stage, names: names.split(', ') };
  });
  const named = rows.flatMap(({ id: team, names }) => names.map((name) => ({ name, team })));
  const people = new Map(named.map(({ name }, n) => [initialsOf(name), String(n + 1)]));
  const context = contextOf(lang, today, random, people);
  const away = new Map(pairs(absences).map(([initials = '', from, to, delegate]) => [initials, { from: Number(from), to: Number(to), delegate }]));
  const standIns = new Map(pairs(delegates).map(([initials = '', delegate]) => [initials, delegate]));
  const hours = new Map(pairs(partTimes).map(([initials = '', figure]) => [initials, Number(figure)]));

  const members = named.map(({ name, team }, n) => {
    const initials = initialsOf(name);
    const absence = away.get(initials);
    const delegate = absence?.delegate ?? standIns.get(initials);
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
    return newEntity('member', String(n + 1), {
      name,
      email: `${plain.toLowerCase().replace(/ /g, '.')}@atelier-lumiere.example`,
      account: plain.replace(/[ -]/g, ''),
      team,
      capacityHours: hours.get(initials) ?? 35,
      ...(absence && { awayFrom: context.day(absence.from), awayTo: context.day(absence.to) }),
      ...(delegate !== undefined && { delegate: context.person(delegate) }),
    });
  });
  return {
    context,
    teams: rows.map(({ id, name, purpose, stage }) => newEntity('team', id, { name: context.say(name), purpose: context.say(purpose), stage })),
    members,
    teamIds: new Map(rows.map(({ letter, id }) => [letter, id])),
    workers: new Map(rows.map(({ letter, names }) => [letter, names.slice(0, Math.ceil(names.length * 0.6)).map((name) => context.person(initialsOf(name)))])),
  };
}

function pairs(text: string): string[][] {
  return text.split(',').map((pair) => pair.split(' '));
}

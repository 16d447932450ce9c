import { fieldsOf, model, type EntityName, type Field } from '@entrelacs/core';

/** Who may read, change and comment an entry, as Bazar's `acls` line writes it. */
export interface EntryAcl {
  readonly read: string;
  readonly write: string;
  readonly comment: string;
}

/** Everybody who is logged in. */
const members = '+';
const admins = '@admins';
const owner = '%';
const nobodyComments = 'comments-closed';

/**
 * Rights on the entries of an entity: those who are logged in read and change; answers that are private in every field are for administrators,
 * who are the only ones to see raw rows anywhere.
 */
export function entryAcl(entity: EntityName): EntryAcl {
  const isClosed = ownFields(entity).every((field) => field.private === true);
  const who = isClosed ? admins : members;
  return { read: who, write: who, comment: nobodyComments };
}

/** The choice that opens an entry to everybody, in the entities that have one. */
export function publicWhen(entity: EntityName): { readonly field: string; readonly choice: string } | null {
  const field = fieldsOf(model[entity]).find(({ key, choices = [] }) => key === 'visibility' && choices.some((choice) => choice.key === 'public'));
  return field === undefined ? null : { field: field.key, choice: 'public' };
}

/**
 * Rights on a field beside those of its entry; empty where it has no others. Who may not read a private field may not write it either: YesWiki's own form shows it empty
 * to them, and saving that form would empty it.
 */
export function fieldAcl(entity: EntityName, field: Field): { readonly read: string; readonly write: string } {
  const read = readAcl(entity, field);
  const asRead = field.private === true ? read : '';
  return { read, write: isForAdmins(entity, field) ? admins : asRead };
}

/** An e-mail is its owner's; people stay among members where the entry may be public. */
function readAcl(entity: EntityName, field: Field): string {
  if (field.private === true) return field.kind === 'email' ? owner : admins;
  const names = field.entity === 'member' || field.automatic === true;
  return publicWhen(entity) !== null && names ? members : '';
}

/** What fills itself is not typed; an account says who somebody is; a closed form is filled by its own button. */
function isForAdmins(entity: EntityName, field: Field): boolean {
  return field.automatic === true || (entity === 'member' && field.key === 'account') || entryAcl(entity).write === admins;
}

function ownFields(entity: EntityName): Field[] {
  return fieldsOf(model[entity]).filter(({ key }) => key !== 'uid');
}

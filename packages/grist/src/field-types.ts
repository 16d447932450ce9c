import type { Field } from '@entrelacs/core';

/** Grist's column types that may hold a field of each kind, any where none is named; a reference may be words, for tables that are not ours. */
export const typesOfKind: { readonly [Kind in Field['kind']]?: string } = {
  number: 'Numeric,Int,Any',
  integer: 'Int,Numeric,Any',
  boolean: 'Bool,Any',
  date: 'Date,DateTime,Text,Any',
  ref: 'Ref,RefList,Choice,ChoiceList,Text,Any',
  refs: 'RefList,Ref,ChoiceList,Choice,Text,Any',
  choice: 'Choice,Text,Any',
  choices: 'ChoiceList,Choice,Text,Any',
  tags: 'ChoiceList,Choice,Text,Any',
};

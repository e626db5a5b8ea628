import type { Answer, PathOf, Schemas } from '../api/client';
import type { paths } from '../api/schema';
import type { MessageKey } from '../locales/en';
import type { Field } from '../parts/fields';
import type { Role } from '../state/useSession';

type ListPath = PathOf<'get'> & PathOf<'post'> & keyof paths;
type ItemPath = PathOf<'get'> & PathOf<'put'> & PathOf<'delete'> & keyof paths;
export type Name<T> = Extract<keyof T, string>;

/** One kind of thing that people set up: where the API has it, what a list shows of it and what its form asks. */
export interface Kind {
  slug: string;
  /** of the page; that of one thing is title + '.one' */
  title: MessageKey;
  one: MessageKey;
  lead?: MessageKey;
  listPath: string;
  itemPath: string;
  /** the field that is its name in addresses */
  id: string;
  columns: readonly string[];
  fields: readonly Field[];
  readers: readonly Role[];
}

/** The fields of a form, when they are all that the API knows: what a form left out, saving would reset. */
export type Whole<B, F extends readonly Field[]> = Exclude<Name<B>, F[number]['name']> extends never ? F
  : { 'fields that are missing': Exclude<Name<B>, F[number]['name']> };

/** Writes a kind down so that the compiler compares its fields with what the API knows. */
export function kind<L extends ListPath, I extends ItemPath, B extends object>() {
  return <const F extends readonly Field<Name<B>>[]>(
    written: Omit<Kind, 'listPath' | 'itemPath' | 'id' | 'columns' | 'fields'> & {
      listPath: L;
      itemPath: I;
      id: Name<Answer<I, 'get'>>;
      columns: readonly Name<Answer<I, 'get'>>[];
      fields: F & Whole<B, F>;
    },
  ): Kind => ({ ...written, fields: written.fields as readonly Field[] });
}

export const READERS: readonly Role[] = ['admin', 'supervisor'];
export const ADMIN: readonly Role[] = ['admin'];

export type { Schemas };

import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { FORMS, SEARCHES } from '../src/objects/forms';
import type { Field } from '../src/parts/fields';

/** The API as it was described when its types were last made; the compiler's own reading of it is asked. */
class Api {
  private readonly checker: ts.TypeChecker;
  private readonly file: ts.SourceFile;
  private readonly all: ts.Type;

  constructor(path: string) {
    const program = ts.createProgram([path], { strict: true, lib: ['lib.es5.d.ts'], types: [] });
    this.checker = program.getTypeChecker();
    this.file = program.getSourceFile(path)!;
    const found = this.checker.getExportsOfModule(this.checker.getSymbolAtLocation(this.file)!).find(one => one.name === 'paths')!;
    this.all = this.checker.getDeclaredTypeOfSymbol(found);
  }

  private at(type: ts.Type | undefined, ...names: string[]): ts.Type | undefined {
    return names.reduce<ts.Type | undefined>((now, name) => {
      const property = now && this.checker.getPropertyOfType(this.checker.getNonNullableType(now), name);
      return property && this.checker.getNonNullableType(this.checker.getTypeOfSymbolAtLocation(property, this.file));
    }, type);
  }

  body(path: string, method: string): ts.Type | undefined {
    return this.at(this.all, path, method, 'requestBody', 'content', 'application/json');
  }

  query(path: string): ts.Type | undefined {
    return this.at(this.all, path, 'get', 'parameters', 'query');
  }

  /** A field of a thing, or of the things in a list. */
  field(thing: ts.Type, name: string): ts.Type | undefined {
    const found = this.at(thing, name);
    return found && this.checker.isArrayType(found) ? this.checker.getTypeArguments(found as ts.TypeReference)[0] : found;
  }

  /** The words that a field takes; nothing when it takes any. */
  words(type: ts.Type | undefined): readonly string[] | undefined {
    const parts = type === undefined ? [] : type.isUnion() ? type.types : [type];
    return parts.length > 0 && parts.every(part => part.isStringLiteral()) ? parts.map(part => (part as ts.StringLiteralType).value).sort() : undefined;
  }
}

const api = new Api('src/api/schema.d.ts');

/** What the choices of fields have more and less than the API, one line for each. */
function differences(where: string, thing: ts.Type | undefined, fields: readonly Field[]): string[] {
  if (!thing) {
    return [`${where} is unknown to the API`];
  }
  return fields.flatMap(field => {
    const type = api.field(thing, field.name);
    if (field.kind === 'rows' || field.kind === 'group') {
      return differences(`${where} ${field.name}`, type, field.fields);
    }
    return compared(`${where} ${field.name}`, api.words(type), 'options' in field ? field.options : undefined);
  });
}

function compared(where: string, words: readonly string[] | undefined, options: readonly string[] | undefined): string[] {
  if (!words) {
    return [];
  }
  return [
    ...words.filter(word => !options?.includes(word)).map(word => `${where} cannot be set to ${word}`),
    ...(options ?? []).filter(option => !words.includes(option)).map(option => `${where} offers ${option}, which the API does not know`),
  ];
}

describe('the choices of forms', () => {
  it('are those of the API', () => {
    expect(FORMS.flatMap(form => differences(`${form.method} ${form.path}`, api.body(form.path, form.method), form.fields))).toEqual([]);
  });

  it('of searches, too', () => {
    expect(SEARCHES.flatMap(search => search.fields.flatMap(field => compared(
      `${search.path} ${field.name}`, api.words(api.field(api.query(search.path)!, field.name)), field.options)))).toEqual([]);
  });

  it('are found missing where they are', () => {
    const thing = api.body('/api/trunks', 'post');
    expect(differences('trunk', thing, [{ name: 'dtmf', kind: 'choice', options: ['AUTO', 'RFC4733', 'INFO', 'MORSE'] }]))
      .toEqual(['trunk dtmf cannot be set to INBAND', 'trunk dtmf offers MORSE, which the API does not know']);
    expect(differences('group', api.body('/api/ring-groups', 'post'), [{ name: 'strategy', kind: 'text' }])).toHaveLength(7);
    expect(differences('menu', api.body('/api/menus', 'post'), [
      { name: 'keys', kind: 'rows', fields: [{ name: 'action', kind: 'choice', options: ['NUMBER', 'MENU', 'EXTERNAL', 'WEBHOOK', 'NAME', 'REPEAT'] }] },
    ])).toEqual(['menu keys action cannot be set to HANG_UP']);
  });

  it('stand where they are compared', () => {
    const sources = import.meta.glob<string>('../src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
    const elsewhere = Object.keys(sources).filter(path => !path.includes('/objects/') && /kind: '(choice|boxes)', |\boptions: \[/.test(sources[path]!));
    expect(Object.keys(sources).length).toBeGreaterThan(50);
    expect(elsewhere).toEqual([]);
  });
});

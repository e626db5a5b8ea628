import { describe, expect, it } from 'vitest';
import { said } from '../src/parts/faults';
import { faults as en } from '../src/locales/en/faults';
import { faults as de } from '../src/locales/de/faults';
import { faults as fr } from '../src/locales/fr/faults';
import { faults as es } from '../src/locales/es/faults';

const german = (key: string, values: Record<string, string | number> = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), (de as Record<string, string>)[key] ?? key);

describe('what the server says of a field', () => {
  it.each([
    ['is needed', 'wird gebraucht'],
    ['must not be null', 'wird gebraucht'],
    ['must have at most 80 characters', 'höchstens 80 Zeichen'],
    ['must be up to 64 printable characters', 'höchstens 64 Zeichen'],
    ['must be 1 to 80 characters without control characters', '1 bis 80 Zeichen'],
    ['the password must have 12 to 72 characters', 'das Passwort muss 12 bis 72 Zeichen haben'],
    ['must be 2 to 15 digits', '2 bis 15 Ziffern'],
    ['must be 5 to 180', 'von 5 bis 180'],
    ['must be a whole number from 1 to 200', 'von 1 bis 200'],
    ['must be one of [HOUR, DAY]', 'muss eines von HOUR, DAY sein'],
    ['must be en, de, fr or es', 'muss eines von en, de, fr or es sein'],
    ['there is no extension 4711', 'das gibt es nicht'],
  ])('%s is said in the language of the reader', (message, text) => expect(said(message, german as never)).toBe(text));

  it('is left as it is when nobody has said it before', () => {
    expect(said('only a rule for every year can be kept', german as never)).toBe('only a rule for every year can be kept');
  });

  it('names the same figures in all languages', () => {
    const figures = (text: string) => [...text.matchAll(/{{\w+}}/g)].map(String).sort();
    for (const [key, text] of Object.entries(en)) {
      for (const other of [de, fr, es]) {
        expect(figures((other as Record<string, string>)[key] ?? ''), key).toEqual(figures(text));
      }
    }
  });
});

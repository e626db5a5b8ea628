/** Something that is found: what it is called, and the page where it is. */
export interface Found {
  to: string;
  words: string;
  more?: string;
}

const NUMBER = /^[+*#]?[\d*#]{2,31}$/;
/** Ids of calls are long and never a number alone. */
const CALL = /^(?=.*\d)(?=.*[A-Za-z-])[A-Za-z0-9-]{12,40}$/;
const MOST = 10;

/** What words on their own lead to: pages by their names, the calls of a number, a call by its id. */
export function byWords(
  text: string, pages: readonly { path: string; name: string }[], say: { calls: (number: string) => string; call: (id: string) => string },
): Found[] {
  const wanted = text.trim();
  if (wanted === '') {
    return [];
  }
  const low = wanted.toLowerCase();
  const found: Found[] = pages.filter(page => page.name.toLowerCase().includes(low)).map(page => ({ to: page.path, words: page.name }));
  const plain = wanted.replace(/[\s()/.-]/g, '');
  if (NUMBER.test(plain)) {
    found.unshift({ to: `/history?extension=${encodeURIComponent(plain)}`, words: say.calls(plain) });
  }
  if (CALL.test(wanted)) {
    found.unshift({ to: `/history/at/${encodeURIComponent(wanted)}`, words: say.call(wanted) });
  }
  return found.slice(0, MOST);
}

/** Where the arrow keys lead in a list of so many; -1 is the field itself. */
export function stepIn(key: string, at: number, count: number): number | undefined {
  if (count === 0) {
    return undefined;
  }
  switch (key) {
    case 'ArrowDown': return at + 1 >= count ? 0 : at + 1;
    case 'ArrowUp': return at <= 0 ? count - 1 : at - 1;
    default: return undefined;
  }
}

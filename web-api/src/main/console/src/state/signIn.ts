/** Page of the console to which a sign-in provider sends browsers back. */
export const RETURN_PATH = '/app/sign-in';

/** What a tab keeps while its browser is away at the provider. */
export interface Kept {
  ticket: string;
  /** where it was, to be there again */
  page: string;
}

/** Where somebody is who leaves to sign in; only ever a page of the console. */
export function pageAt({ pathname, search }: { pathname: string; search: string }): string {
  const known = pathname.startsWith('/app/') && pathname !== RETURN_PATH;
  return known ? pathname + search : '/app/';
}

/** What the tab kept; undefined when it kept nothing, or something else. */
export function keptIn(text: string | null): Kept | undefined {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Kept> | null;
    return kept?.ticket && kept.page?.startsWith('/app/') ? { ticket: kept.ticket, page: kept.page } : undefined;
  } catch {
    return undefined;
  }
}

/** What the browser brought back; undefined when the provider let nobody in. */
export function broughtBack(search: string): { code: string; state: string } | undefined {
  const asked = new URLSearchParams(search);
  const code = asked.get('code');
  const state = asked.get('state');
  return code && state ? { code, state } : undefined;
}

/** Whose token it is; the server has verified it, here it is only read. */
export function nameIn(token: string): string {
  const claims = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as { upn?: string };
  return claims.upn ?? '';
}

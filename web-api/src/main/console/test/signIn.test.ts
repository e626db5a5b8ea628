import { describe, expect, it } from 'vitest';
import { broughtBack, keptIn, nameIn, pageAt } from '../src/state/signIn';

describe('signing in elsewhere', () => {
  it('returns to where somebody was, and to pages of the console only', () => {
    expect(pageAt({ pathname: '/app/history', search: '?caller=1001' })).toBe('/app/history?caller=1001');
    expect(pageAt({ pathname: '/app/sign-in', search: '?code=1' })).toBe('/app/');
    expect(pageAt({ pathname: '//evil.example/app/', search: '' })).toBe('/app/');
    expect(keptIn('{"ticket":"t","page":"https://evil.example/"}')).toBeUndefined();
    expect(keptIn('{"ticket":"t","page":"//evil.example/"}')).toBeUndefined();
    expect(keptIn('{"ticket":"t","page":"/app/history"}')).toEqual({ ticket: 't', page: '/app/history' });
  });

  it('finishes nothing that this tab did not begin', () => {
    expect(keptIn(null)).toBeUndefined();
    expect(keptIn('rubbish')).toBeUndefined();
    expect(keptIn('{"page":"/app/"}')).toBeUndefined();
  });

  it('takes a code with its state, and hears that somebody was refused', () => {
    expect(broughtBack('?code=c%20d&state=s')).toEqual({ code: 'c d', state: 's' });
    expect(broughtBack('?error=access_denied&state=s')).toBeUndefined();
    expect(broughtBack('?code=c')).toBeUndefined();
  });

  it('reads the name out of the token', () => {
    const part = btoa(JSON.stringify({ upn: 'ola@example.com', x: '???>>>' })).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    expect(nameIn(`e.${part}.s`)).toBe('ola@example.com');
  });
});

import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../api/queries';
import { useText } from '../i18n';
import { byWords, stepIn, type Found } from '../state/find';
import { hasRole, useLogin, useMay } from '../state/useSession';
import { TextInput } from '../ui';
import { PAGES } from './pages';

const PAUSE_MILLIS = 200;
const LIST = 'find-list';

/** Finds extensions, people, pages, the calls of a number and a call by its id; "/" leads here from everywhere. */
export function Finder() {
  const t = useText();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  // who presses Enter before the answer is there goes when it is
  const [wanted, setWanted] = useState(false);
  const { found, settled } = useFound(text);
  useSlash();
  const leave = () => {
    setOpen(false);
    setAt(-1);
    setWanted(false);
  };
  const go = (one: Found | undefined) => {
    if (one) {
      setText('');
      leave();
      void navigate(one.to);
    }
  };
  useEffect(() => {
    if (wanted && settled) {
      setWanted(false);
      go(found[0]);
    }
  });
  const key = (event: KeyboardEvent) => {
    const step = stepIn(event.key, at, settled ? found.length : 0);
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setAt(step);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (settled) {
        go(found[Math.max(at, 0)]);
      } else {
        setWanted(true);
      }
    } else if (event.key === 'Escape') {
      leave();
    }
  };
  const shown = open && text.trim() !== '' && settled;
  return (
    <div className="c-find" role="search" onBlur={leave}>
      <TextInput id="find-everywhere" type="search" role="combobox" aria-label={t('find.label')} placeholder={t('find.hint')} autoComplete="off"
        aria-expanded={shown} aria-controls={LIST} aria-autocomplete="list" value={text} onKeyDown={key}
        aria-activedescendant={shown && at >= 0 ? `${LIST}-${at}` : undefined}
        onChange={(_, words) => {
          setText(words);
          setOpen(true);
          setAt(-1);
          setWanted(false);
        }} />
      <ul id={LIST} role="listbox" aria-label={t('find.results')} hidden={!shown || found.length === 0}>
        {shown && found.map((one, index) => (
          <li key={one.to} id={`${LIST}-${index}`} role="option" aria-selected={index === at}
            // the field keeps the focus, or the list is gone before it is pressed
            onMouseDown={event => event.preventDefault()} onClick={() => go(one)}>
            {one.words} {one.more && <span className="c-soft">{one.more}</span>}
          </li>
        ))}
      </ul>
      <span className="c-hidden" role="status">{shown && found.length === 0 ? t('find.none') : ''}</span>
    </div>
  );
}

function useFound(text: string): { found: readonly Found[]; settled: boolean } {
  const t = useText();
  const login = useLogin();
  const reader = useMay('admin', 'supervisor');
  const admin = useMay('admin');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  const off = asked === '' || !reader;
  const extensions = useRead('/api/extensions', { query: { find: asked, limit: 6 } }, { off });
  const users = useRead('/api/users', { query: { find: asked, limit: 4 } }, { off: off || !admin });
  const pages = useMemo(
    () => PAGES.filter(page => hasRole(login, page.roles)).map(page => ({ path: page.path, name: t(page.title) })), [login, t]);
  const found = useMemo(() => {
    const known = off ? [] : (extensions.data?.items ?? []).map((one): Found => (
      { to: `/extensions/at/${encodeURIComponent(one.number ?? '')}`, words: one.number ?? '', more: one.displayName }));
    const people = off ? [] : (users.data?.items ?? []).map((one): Found => (
      { to: `/users/at/${encodeURIComponent(one.username ?? '')}`, words: one.username ?? '', more: t('page.user') }));
    return [...known, ...people, ...byWords(asked, pages, {
      calls: number => t('find.calls', { number }), call: id => t('find.call', { id }),
    })];
  }, [asked, off, extensions.data, users.data, pages, t]);
  return { found, settled: asked === text.trim() && (off || !(extensions.isFetching || users.isFetching)) };
}

const TYPED = 'input, textarea, select, [contenteditable=true], [role=dialog]';

/** A slash that nobody types somewhere leads to the search. */
function useSlash(): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const within = event.target instanceof Element && event.target.closest(TYPED);
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !within) {
        event.preventDefault();
        document.getElementById('find-everywhere')?.focus();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

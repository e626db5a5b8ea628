import { useWord } from '../i18n';
import { changes } from '../state/changes';
import { useTold } from './useTold';

/** What was changed, field by field: what was before is struck out. */
export function Differences({ before, after }: { before: string | null | undefined; after: string | null | undefined }) {
  const word = useWord();
  const told = useTold();
  return (
    <ul>
      {changes(before, after, told.value).map(one => (
        <li key={one.field}><b>{word('f', one.field)}</b> {one.before !== '' && <del>{one.before}</del>} <ins>{one.after || '—'}</ins></li>
      ))}
    </ul>
  );
}

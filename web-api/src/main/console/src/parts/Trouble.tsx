import { ApiError, UNREACHABLE } from '../api/client';
import { useText, useWord, type Word } from '../i18n';
import { Alert } from '../ui';
import { belongs, useProblem, useSaid } from './faults';

/** What went wrong, in words; nothing when nothing did. Faults that stand at a field of a form are left to the form. */
export function Trouble({ error, known = [] }: { error: unknown; known?: readonly string[] }) {
  const t = useText();
  const word = useWord();
  const say = useSaid();
  const problem = useProblem();
  if (!error) {
    return null;
  }
  if (!(error instanceof ApiError)) {
    return <Alert variant="danger" isInline title={error instanceof Error ? error.message : String(error)} />;
  }
  if (error.status === UNREACHABLE) {
    return <Alert variant="warning" isInline title={t('trouble.unreachable')} />;
  }
  const { title, detail } = problem(error);
  const others = Object.entries(error.fields).filter(([field]) => !known.some(name => belongs(field, name)));
  return (
    <Alert variant="danger" isInline title={title}>
      {detail && <p className="c-soft" lang="en">{detail}</p>}
      {others.length > 0 && <ul>{others.map(([field, message]) => <li key={field}><b>{named(field, word)}</b> {say(message)}</li>)}</ul>}
      {error.problem.incident && t('trouble.incident', { incident: error.problem.incident })}
    </Alert>
  );
}

/** `members[2].number` by what the form calls `members`. */
function named(field: string, word: Word): string {
  const [name = ''] = field.split(/[.[]/, 1);
  return word('f', name) + field.slice(name.length);
}

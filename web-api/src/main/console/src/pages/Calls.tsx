import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ask, type Schemas } from '../api/client';
import { useLive } from '../api/live';
import { LIVE_MILLIS, refresh, usePages } from '../api/queries';
import { useText, useWord } from '../i18n';
import { CallTable } from '../parts/CallTable';
import { Act } from '../parts/Confirm';
import { FindBox } from '../parts/FindBox';
import { Screen } from '../parts/Page';
import { Trouble } from '../parts/Trouble';
import { useMay } from '../state/useSession';
import { FormGroup, TextInput } from '../ui';

/** Every call that lives now. */
export default function Calls() {
  const t = useText();
  const [search, setSearch] = useSearchParams();
  const typed = search.get('find') ?? '';
  const find = typed.trim() || undefined;
  const live = useLive<Schemas['Call']>('calls');
  const pages = usePages('/api/calls', { query: { find } }, { key: 'after', keep: true, every: live ? undefined : LIVE_MILLIS });
  const rows = live?.filter(call => !find || has(call, find)) ?? (pages.data?.pages ?? []).flatMap(page => page?.items ?? []);
  return (
    <Screen title={t('page.calls')} lead={t('lead.calls')}>
      <Place />
      <FindBox text={typed} find={text => setSearch(text ? { find: text } : {}, { replace: true })}
        found={rows.length} isMore={!live && pages.hasNextPage} />
      <Trouble error={pages.error} />
      <CallTable rows={rows} loading={!live && pages.isPending} more={!live && pages.hasNextPage ? () => void pages.fetchNextPage() : undefined} />
    </Screen>
  );
}

/** As the API finds it. */
function has({ from, fromName, to, legs }: Schemas['Call'], text: string): boolean {
  return [from, fromName, to, ...(legs ?? []).flatMap(leg => [leg.party, leg.trunk])]
    .some(one => one?.toLowerCase().includes(text.toLowerCase()));
}

/** Rings a telephone and connects it with a number. */
function Place() {
  const t = useText();
  const word = useWord();
  const anyone = useMay('admin', 'supervisor');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  return (
    <form className="c-search" aria-label={t('calls.place')} onSubmit={event => event.preventDefault()}>
      {anyone && (
        <FormGroup label={word('f', 'from')} fieldId="place-from">
          <TextInput id="place-from" inputMode="tel" value={from} onChange={(_, text) => setFrom(text)} />
        </FormGroup>
      )}
      <FormGroup label={word('f', 'to')} fieldId="place-to">
        <TextInput id="place-to" inputMode="tel" value={to} onChange={(_, text) => setTo(text)} />
      </FormGroup>
      <Act label={t('calls.place')} isDisabled={to === ''} run={async () => {
        await ask('post', '/api/calls', { body: { from: from || undefined, to }, idempotencyKey: crypto.randomUUID() });
        await refresh('/api/calls');
      }} />
    </form>
  );
}

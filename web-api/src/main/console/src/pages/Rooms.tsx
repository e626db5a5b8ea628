import { useState } from 'react';
import { ask, type Schemas } from '../api/client';
import { LIVE_MILLIS, refresh, useRead } from '../api/queries';
import { useText, useWord } from '../i18n';
import { Bare } from '../parts/Bare';
import { Act, Confirm } from '../parts/Confirm';
import { Panel } from '../parts/Figure';
import { lasting, secondsBetween, useNow } from '../parts/moments';
import { Screen } from '../parts/Page';
import { Table } from '../parts/Table';
import { Trouble } from '../parts/Trouble';
import { FormGroup, Label, TextInput } from '../ui';

type Room = Schemas['ConferenceRoom'];

/** Conferences that somebody is in. */
export default function Rooms() {
  const t = useText();
  const found = useRead('/api/conference-rooms', {}, { every: LIVE_MILLIS });
  const rooms = found.data?.items ?? [];
  return (
    <Screen title={t('page.rooms')} lead={t('lead.rooms')}>
      <Trouble error={found.error} />
      {rooms.length === 0 && <Bare loading={found.isPending}>{t('rooms.none')}</Bare>}
      <div className="c-stack">
        {rooms.map(room => <Panel key={room.number} title={`${room.number} ${room.title ?? ''}`}><OneRoom room={room} /></Panel>)}
      </div>
    </Screen>
  );
}

async function then(asked: Promise<unknown>): Promise<void> {
  await asked;
  await refresh('/api/conference-rooms');
}

function OneRoom({ room }: { room: Room }) {
  const t = useText();
  const word = useWord();
  const now = useNow();
  const [invited, setInvited] = useState('');
  const path = { number: room.number ?? '' };
  const recorded = !!room.recording;
  return (
    <>
      <div className="c-actions">
        <Label isCompact>{lasting(secondsBetween(room.startedAt, now))}</Label>
        <Act label={t(room.locked ? 'rooms.unlock' : 'rooms.lock')}
          run={() => then(ask('put', '/api/conference-rooms/{number}/lock', { path, body: { on: !room.locked } }))} />
        <Act label={t('rooms.muteAll')} run={() => then(ask('put', '/api/conference-rooms/{number}/mute', { path, body: { on: true } }))} />
        <Act label={t(recorded ? 'calls.recordStop' : 'calls.record')}
          run={() => then(ask('put', '/api/conference-rooms/{number}/recording', { path, body: { on: !recorded } }))} />
        <Confirm label={t('do.end')} question={t('confirm.endRoom', { name: room.title ?? '' })}
          run={() => then(ask('delete', '/api/conference-rooms/{number}', { path }))} />
      </div>
      <div className="c-search c-gap">
        <FormGroup label={t('rooms.invite')} fieldId={`invite-${room.number}`}>
          <TextInput id={`invite-${room.number}`} inputMode="tel" value={invited} onChange={(_, text) => setInvited(text)} />
        </FormGroup>
        <Act label={t('phone.call')} isDisabled={invited === ''}
          run={() => then(ask('post', '/api/conference-rooms/{number}/participants', { path, body: { number: invited } }))} />
      </div>
      <Table label={room.title ?? ''} rows={room.participants ?? []} keyOf={row => row.legId ?? ''}
        columns={[
          { id: 'party', title: word('f', 'party'), cell: row => row.party },
          { id: 'role', title: word('f', 'status'), cell: row => <Standing who={row} /> },
          { id: 'since', title: word('f', 'lasting'), cell: row => lasting(secondsBetween(row.since, now)) },
        ]}
        actions={row => {
          const one = { number: room.number ?? '', party: row.legId ?? '' };
          return (
            <>
              <Act label={t(row.muted ? 'phone.unmute' : 'phone.mute')} ariaLabel={`${t(row.muted ? 'phone.unmute' : 'phone.mute')} ${row.party}`}
                run={() => then(ask('put', '/api/conference-rooms/{number}/participants/{party}', { path: one, body: { muted: !row.muted } }))} />
              <Confirm label={t('do.remove')} ariaLabel={`${t('do.remove')} ${row.party}`} question={t('confirm.removeParty', { name: row.party ?? '' })}
                run={() => then(ask('delete', '/api/conference-rooms/{number}/participants/{party}', { path: one }))} />
            </>
          );
        }} />
    </>
  );
}

function Standing({ who }: { who: Schemas['ConferenceParticipant'] }) {
  const t = useText();
  return (
    <span className="c-inline">
      {who.moderator && <Label isCompact color="purple">{t('rooms.moderator')}</Label>}
      {who.waiting && <Label isCompact color="orange">{t('park.waiting')}</Label>}
      {who.muted && <Label isCompact color="grey">{t('rooms.muted')}</Label>}
      {who.speaking && <Label isCompact color="green">{t('rooms.speaking')}</Label>}
    </span>
  );
}

import { useState } from 'react';
import { useText } from '../i18n';
import { Act, Confirm } from '../parts/Confirm';
import { Merge } from '../parts/Merge';
import { Alert, FormGroup, TextInput } from '../ui';
import { nameOf, type Change } from './draft';
import { THINGS, type ThingKind } from './things';
import type { Drafting } from './useDraft';

/** What a draft changes, and what becomes of it. */
export function DraftBar({ draft, problems, close }: { draft: Drafting; problems: number; close: () => void }) {
  const t = useText();
  const [published, setPublished] = useState(false);
  const [title, setTitle] = useState<string>();
  const over = (done: boolean) => {
    if (done) {
      setPublished(true);
      setTitle(undefined);
      close();
    }
  };
  const thing = (change: Change) => `${t(THINGS[change.kind as ThingKind].one)} ${change.name}`;
  return (
    <>
      {published && draft.id === undefined && <Alert isInline variant="success" title={t('flow.isPublished')} isLiveRegion />}
      {draft.id !== undefined && (
        <section className="c-stack c-gap" aria-label={t('flow.draft')}>
          <Alert isInline variant="info" title={`${t('flow.draft')}: ${draft.title}`}>
            <ul>
              {draft.changes.map(change => (
                <li key={nameOf(change)} className="c-inline">
                  {thing(change)}{change.body === undefined && `: ${t('flow.goes')}`}
                  <Act label={t('flow.drop')} ariaLabel={`${t('flow.drop')}: ${thing(change)}`} run={() => draft.drop(change)} />
                </li>
              ))}
            </ul>
          </Alert>
          <div className="c-actions">
            <Confirm label={t('flow.publish')} variant="primary" question={t('flow.publishing', { count: draft.changes.length })}
              run={async () => over(await draft.publish(title ?? draft.title))}>
              <FormGroup label={t('flow.title')} fieldId="flow-title">
                <TextInput id="flow-title" value={title ?? draft.title} maxLength={80} onChange={(_, text) => setTitle(text)} />
              </FormGroup>
              {problems > 0 && <Alert isInline variant="warning" title={t('flow.problemsLeft', { count: problems })} />}
            </Confirm>
            <Confirm label={t('flow.discard')} question={t('flow.discarding', { name: draft.title })}
              run={async () => {
                await draft.discard();
                close();
              }} />
          </div>
        </section>
      )}
      {draft.clash && (
        <Merge key={nameOf(draft.clash.change)} of={thing(draft.clash.change)} clashes={draft.clash.clashes} cancel={draft.forget}
          decide={theirs => void draft.decide(theirs).then(over)} />
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { changeSetting, readSetting } from '../objects/access';
import type { OwnSetting } from '../objects/settings';
import type { PathOf } from '../api/client';
import { useText } from '../i18n';
import { Bare } from './Bare';
import { EditForm } from './EditForm';
import type { Field } from './fields';
import { Trouble } from './Trouble';

/** A setting that is always there, as a form. The compiler compares its fields with the API where it is used. */
export function Setting<B extends object>({ path, parts = {}, fields, label, readOnly }: {
  path: PathOf<'get'> & PathOf<'put'>; parts?: Record<string, string>; label: string; readOnly?: boolean;
  fields: readonly Field<Extract<keyof B, string>>[];
}) {
  const t = useText();
  const found = useQuery({
    queryKey: [path, parts, 'versioned'], queryFn: () => readSetting(path, parts), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false,
  });
  if (found.isPending) {
    return <Bare loading />;
  }
  return found.data ? (
    <EditForm fields={fields} start={found.data} label={label} readOnly={readOnly}
      save={(body, etag) => changeSetting(path, parts, body, etag)} reread={() => readSetting(path, parts)} />
  ) : <><Trouble error={found.error} /><p className="c-soft">{t('list.empty')}</p></>;
}

/** One part of what an extension does with its calls. */
export function OwnPart({ setting, number, readOnly }: { setting: OwnSetting; number: string; readOnly?: boolean }) {
  const t = useText();
  return (
    <Setting<object> path={setting.path} parts={{ number }} fields={setting.fields as readonly Field<never>[]} label={t(setting.title)}
      readOnly={readOnly} />
  );
}

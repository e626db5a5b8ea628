import { useRead } from '../api/queries';
import { useText } from '../i18n';
import { FormSelect, FormSelectOption } from '../ui';

/** Telephones and adapters that can be configured, with what they have room for. */
export default function ModelChoice({ value, change, ...field }: {
  id: string; value: string; change: (model: string | undefined) => void; validated: 'error' | 'default'; isDisabled?: boolean; isRequired?: boolean;
}) {
  const t = useText();
  const models = useRead('/api/device-models', {}, { once: true });
  const items = models.data?.items ?? [];
  return models.isPending ? null : (
    <FormSelect {...field} value={value} onChange={(_, chosen) => change(chosen || undefined)}>
      <FormSelectOption value="" label="—" />
      {/* one that is no longer known stays what it is until another is chosen */}
      {value !== '' && !items.some(model => model.id === value) && <FormSelectOption value={value} label={value} />}
      {items.map(model => (
        <FormSelectOption key={model.id} value={model.id} label={t('keys.model', { name: model.name ?? '', lines: model.lines ?? 0, keys: model.keys ?? 0 })} />
      ))}
    </FormSelect>
  );
}

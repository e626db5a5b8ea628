import { HelperText, HelperTextItem as SilentHelperTextItem, type HelperTextItemProps } from '@patternfly/react-core/dist/esm/components/HelperText';
import { useText } from '../i18n';

export { HelperText };

/** PatternFly says that a field is wrong, to who does not see the colour, in English. */
export function HelperTextItem({ variant = 'default', ...props }: Omit<HelperTextItemProps, 'variant' | 'ref'> & { variant?: 'default' | 'warning' | 'error' }) {
  const t = useText();
  return <SilentHelperTextItem variant={variant} screenReaderText={variant === 'default' ? '' : t(`help.${variant}`)} {...props} />;
}

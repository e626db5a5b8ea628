import { useMemo } from 'react';
import { useText, useWord } from '../i18n';
import { told, toldJson } from '../state/told';

/** Values of the API in the words of the reader. */
export function useTold() {
  const t = useText();
  const word = useWord();
  return useMemo(() => {
    const words = {
      field: (name: string) => word('f', name), word: (value: string) => word('e', value),
      truth: (value: boolean) => t(value ? 'word.yes' : 'word.no'),
    };
    return {
      value: (value: unknown) => told(value, words),
      json: (text: string) => toldJson(text, words),
    };
  }, [t, word]);
}

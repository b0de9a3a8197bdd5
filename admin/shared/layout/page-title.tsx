import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Sets the browser's title to the given words and the product's name; empty words leave the product alone. */
export function useBrowserTitle(words: string | undefined): void {
  const { t } = useTranslation();
  const product = t('shell.product');
  useEffect(() => {
    if (words !== undefined) {
      document.title = words ? `${words} · ${product}` : product;
    }
  }, [words, product]);
}

/** Sets the browser's title from a message key. */
export function PageTitle({ titleKey }: { readonly titleKey: string }) {
  const { t } = useTranslation();
  useBrowserTitle(t(titleKey));
  return null;
}

import { useEffect, useState } from 'react';

/** The token in an address's fragment (`#token=…` or the bare token); undefined when there is none. */
export function tokenOfFragment(fragment: string): string | undefined {
  const text = fragment.replace(/^#/, '');
  return (text.includes('=') ? new URLSearchParams(text).get('token') : text) || undefined;
}

/**
 * Takes the one-time token out of the address: a fragment never reaches a server or a referrer, and once read it is
 * removed, so that neither history nor a screenshot keeps it.
 */
export function useFragmentToken(): string | undefined {
  const [token] = useState(() => tokenOfFragment(window.location.hash));
  useEffect(() => {
    if (window.location.hash) {
      window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    }
  }, []);
  return token;
}

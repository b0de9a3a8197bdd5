import { useEffect, useState } from 'react';

/** A value that follows its source once it has been still for a while. */
export function useDebounced<TValue>(value: TValue, delay = 200): TValue {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}

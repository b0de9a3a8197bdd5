import { useEffect, useState } from 'react';

/** Puts the focus on the page's content when the control that held it has gone, so that it is never on nothing. */
export function focusContentIfLost(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      document.querySelector('main')?.focus({ preventScroll: true });
    }
  });
}

/**
 * Gives the focus back to where it was when a dialog opened. A dialog that is taken out of the page as a whole can't do
 * so itself. When that control has gone with the action, the focus goes to the page's content.
 */
export function useFocusReturn(isInDialog: boolean): void {
  // Taken while rendering: by the time effects run, the dialog has the focus.
  const [origin] = useState(() => document.activeElement);
  useEffect(() => {
    if (!isInDialog) {
      return undefined;
    }
    return () => {
      // The page is drawn anew first, without the dialog and perhaps without the control.
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && origin instanceof HTMLElement && origin.isConnected && origin.offsetParent !== null) {
          origin.focus();
        }
        focusContentIfLost();
      });
    };
  }, [isInDialog, origin]);
}

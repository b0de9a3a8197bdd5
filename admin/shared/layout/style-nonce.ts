/** The nonce that the server put into the page; undefined where its policy does not use one. */
export function styleNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  // Served without a server that fills it in, the page still holds the placeholder.
  return nonce && !nonce.startsWith('__') ? nonce : undefined;
}

/**
 * Gives the nonce to every style element that a script makes. antd passes it on by itself, but the scroll lock of its
 * dialogs and the scroll bar measure of its tables do not, and would be refused by the Content-Security-Policy.
 */
export function giveNonceToStyles(nonce: string | undefined): void {
  if (!nonce) {
    return;
  }
  const createElement = document.createElement.bind(document);
  document.createElement = (tagName: string, options?: ElementCreationOptions) => {
    const element = createElement(tagName, options);
    if (element instanceof HTMLStyleElement) {
      element.nonce = nonce;
    }
    return element;
  };
}

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './providers/i18n.ts';
import { catalogues } from './registry.ts';
import { giveNonceToStyles, styleNonce } from './shared/layout/style-nonce.ts';
import { makeScrollableTablesFocusable } from './shared/table/focusable-scroll.ts';
import './shared/global.css';

giveNonceToStyles(styleNonce());
startI18n(catalogues);

const container = document.getElementById('root');
if (!container) {
  throw new Error('index.html has no #root');
}
makeScrollableTablesFocusable(document.body);
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

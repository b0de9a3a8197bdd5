import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './providers/i18n.ts';
import { catalogues } from './registry.ts';
import './shared/global.css';

startI18n(catalogues);

const container = document.getElementById('root');
if (!container) {
  throw new Error('index.html has no #root');
}
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

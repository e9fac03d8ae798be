import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'chatloom/styles.css';
import './demo.css';
import { Demo } from './Demo.tsx';

const root = document.getElementById('demo');
if (!root) throw new Error('demo/index.html must hold an element with the id "demo".');
createRoot(root).render(
  <StrictMode>
    <Demo />
  </StrictMode>,
);

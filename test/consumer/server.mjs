// Renders on a server, where there is no document, and no style attribute may come out: a strict policy refuses those.
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { ChatApp } from 'chatloom';

const html = renderToString(createElement(ChatApp, { adapter: null }));
if (!html.includes('cl-root')) throw new Error(`No .cl-root in: ${html}`);
if (/\sstyle=/.test(html)) throw new Error(`A style attribute in: ${html}`);

import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import 'chatloom/styles.css';
import { ChatApp } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import { demoWorld } from 'chatloom/adapters/local/world';

/** What leaks.spec.ts does with this page. */
export interface Mounting {
  /** A ChatApp of its own, as a host would mount it: new root, new adapter. */
  mount(conversationId: string): void;
  unmount(): void;
  /** Lets React draw something small, so that it lets go of what it drew last. */
  drawNothing(): void;
}

const host = document.getElementById('host');
let root: Root | undefined;
let box: HTMLElement | undefined;

const mounting: Mounting = {
  mount(conversationId) {
    box = document.createElement('div');
    box.className = 'box';
    host?.append(box);
    root = createRoot(box);
    root.render(
      <StrictMode>
        <ChatApp
          adapter={createLocalAdapter({ world: demoWorld, userId: 'mira', bots: true, latency: 0 })}
          defaultActiveConversationId={conversationId}
        />
      </StrictMode>,
    );
  },
  unmount() {
    root?.unmount();
    box?.remove();
    root = undefined;
    box = undefined;
  },
  drawNothing() {
    const small = document.createElement('div');
    host?.append(small);
    const other = createRoot(small);
    flushSync(() => other.render(<button type="button">Nothing</button>));
    small.querySelector('button')?.click();
    flushSync(() => other.render(<i />));
    other.unmount();
    small.remove();
  },
};
Object.assign(globalThis, { mounting });

import { ChatApp } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import 'chatloom/styles.css';

// Replace this by an adapter to your backend; everything else stays.
const adapter = createLocalAdapter({ userId: 'me' });

export function Chat() {
  return (
    <div style={{ height: '100dvh' }}>
      <ChatApp adapter={adapter} theme="auto" locale="en" />
    </div>
  );
}

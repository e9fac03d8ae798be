import { describe, it } from 'vitest';
import { describeAdapter } from 'chatloom/testing';
import { createMinimalAdapter, type Room, type Row, type Service } from '../../docs/examples/minimal-adapter.ts';

const PEOPLE = ['ann', 'bo', 'cy'];

/** The smallest service the adapter of the guide could stand on: rows in an array. */
function createRooms() {
  const rooms = new Map<string, { readonly members: readonly string[]; readonly rows: Row[] }>();
  const listeners = new Set<(row: Row) => void>();
  const roomOf = (id: string, userId: string) => {
    const room = rooms.get(id);
    if (!room?.members.includes(userId)) throw new Error(`There is no room '${id}' for ${userId}.`);
    return room;
  };
  const service = (userId: string): Service => ({
    signIn: async () => ({ id: userId, name: userId }),
    rooms: async () =>
      [...rooms].flatMap(([id, { members, rows }]): Room[] => {
        const last = rows.at(-1);
        return members.includes(userId) ? [{ id, title: id, unread: 0, ...(last && { last }) }] : [];
      }),
    async rows(roomId, { min, max, limit, keep }) {
      const inside = roomOf(roomId, userId).rows.filter(({ seq }) => seq >= min && seq <= max);
      return keep === 'oldest' ? inside.slice(0, limit) : inside.slice(-limit);
    },
    async post(roomId, key, text) {
      const { rows } = roomOf(roomId, userId);
      const known = rows.find((row) => row.from === userId && row.key === key);
      if (known) return known;
      const seq = rows.length + 1;
      const row: Row = { id: `${roomId}-${seq}`, roomId, seq, at: Date.now(), from: userId, text, key };
      rows.push(row);
      listeners.forEach((listener) => listener(row));
      return row;
    },
    listen(onRow) {
      const heard = (row: Row): void => void (rooms.get(row.roomId)?.members.includes(userId) && onRow(row));
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  });
  return { rooms, service };
}

describeAdapter(
  'the adapter of the guide',
  async () => {
    const { rooms, service } = createRooms();
    const made: ReturnType<typeof createMinimalAdapter>[] = [];
    return {
      async clients(count) {
        return PEOPLE.slice(0, count).map((userId) => {
          const adapter = createMinimalAdapter(service(userId));
          made.push(adapter);
          return { adapter, userId };
        });
      },
      async conversation(members) {
        const id = `room-${rooms.size}`;
        rooms.set(id, { members: members.map(({ userId }) => userId), rows: [] });
        return id;
      },
      async dispose() {
        await Promise.all(made.map((adapter) => adapter.session.disconnect()));
      },
    };
  },
  { describe, it },
  {
    except: {
      // The example keeps to what fits on a page.
      'what cannot be sent is refused with a reason': 'the example tells every failure as "offline"',
      'history is for members': 'the example tells every failure as "offline"',
      'a page of some types only covers nothing': 'the example does not filter by type',
    },
  },
);

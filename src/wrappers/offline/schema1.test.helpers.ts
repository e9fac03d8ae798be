/** Rows of a table by key. */
export type Rows = Readonly<Record<string, unknown>>;

/** What lies on a device. */
export interface Device {
  /** Tables of the account's storage. */
  readonly account: Readonly<Record<string, Rows>>;
  /** Who used which adapter last. */
  readonly index: Rows;
}

/** What the code of schema 1 left on a device, as it wrote it. Never changed. */
export const schema1: Device = {
  account: {
    meta: {
      'offline-cache': {
        schema: 1,
        token: 'id-1',
        lastOnline: 1800000000000,
        listed: true,
        self: { id: 'me', nick: 'Me' },
      },
    },
    conversations: {
      c1: {
        accountId: 'test',
        kind: 'direct',
        peerId: 'bo',
        history: 'full',
        durable: true,
        countsUnread: true,
        activityAt: 1750000780000,
        unread: { count: 1, asOf: { value: 13, tie: '' }, mentionsMe: 0, mentionsAll: 0 },
        settings: {},
        membership: 'member',
        id: 'c1',
        lastMessage: {
          id: 'm13',
          conversationId: 'c1',
          senderId: 'bo',
          time: 1750000780000,
          position: { value: 13, tie: '' },
          content: { type: 'text', text: 'message 13', format: 'plain', entities: [] },
          revision: 0,
          lanes: {},
        },
      },
      c2: {
        accountId: 'test',
        kind: 'direct',
        peerId: 'bo',
        history: 'full',
        durable: true,
        countsUnread: true,
        activityAt: 999,
        unread: { count: 0 },
        settings: {},
        membership: 'member',
        id: 'c2',
      },
    },
    messages: {
      '2:c1:m1': {
        p: { value: 1, tie: '' },
        m: {
          message: {
            id: 'm1',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000060000,
            position: { value: 1, tie: '' },
            content: { type: 'text', text: 'message 1', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m10': {
        p: { value: 10, tie: '' },
        m: {
          message: {
            id: 'm10',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000600000,
            position: { value: 10, tie: '' },
            content: { type: 'text', text: 'message 10', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m11': {
        p: { value: 11, tie: '' },
        m: {
          message: {
            id: 'm11',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000660000,
            position: { value: 11, tie: '' },
            content: { type: 'text', text: 'message 11', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m12': {
        p: { value: 12, tie: '' },
        m: {
          message: {
            id: 'm12',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000720000,
            position: { value: 12, tie: '' },
            content: { type: 'text', text: 'message 12', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m13': {
        p: { value: 13, tie: '' },
        m: {
          message: {
            id: 'm13',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000780000,
            position: { value: 13, tie: '' },
            content: { type: 'text', text: 'message 13', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m2': {
        p: { value: 2, tie: '' },
        m: {
          message: {
            id: 'm2',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000120000,
            position: { value: 2, tie: '' },
            content: { type: 'text', text: 'message 2', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m3': {
        p: { value: 3, tie: '' },
        m: {
          message: {
            id: 'm3',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000180000,
            position: { value: 3, tie: '' },
            content: { type: 'text', text: 'message 3', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m4': {
        p: { value: 4, tie: '' },
        m: {
          message: {
            id: 'm4',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000240000,
            position: { value: 4, tie: '' },
            content: { type: 'text', text: 'message 4', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m8': {
        p: { value: 8, tie: '' },
        m: {
          message: {
            id: 'm8',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000480000,
            position: { value: 8, tie: '' },
            content: { type: 'text', text: 'message 8', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
      '2:c1:m9': {
        p: { value: 9, tie: '' },
        m: {
          message: {
            id: 'm9',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1750000540000,
            position: { value: 9, tie: '' },
            content: { type: 'text', text: 'message 9', format: 'plain', entities: [] },
            revision: 0,
            lanes: {},
          },
          registers: [],
        },
      },
    },
    ranges: {
      c1: {
        ref: { conversationId: 'c1' },
        stretches: [
          { from: { value: 1, tie: '' }, to: { value: 4, tie: '' }, start: true },
          { from: { value: 8, tie: '' }, to: { value: 12, tie: '' }, start: false },
        ],
        end: true,
        empty: false,
        gone: [],
        copies: [],
        usedAt: 1800000000000,
        count: 10,
        bytes: 2032,
        stamp: 'id-4',
      },
    },
    groups: {
      'group:g1': {
        kind: 'work',
        name: 'g1',
        memberCount: 3,
        settings: {},
        self: { userId: 'me', role: 'member' },
        id: 'g1',
      },
      'members:g1': { items: [{ userId: 'bo', role: 'member' }] },
    },
    users: { bo: { nick: 'bo', id: 'bo' } },
    contacts: { bo: { userId: 'bo', remark: 'Bo from work' } },
  },
  index: { 'test\n': { accountIds: ['test'], lastOnline: 1800000000000 } },
};

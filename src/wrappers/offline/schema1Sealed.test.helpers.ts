import type { Device } from './schema1.test.helpers.js';

/** The same with a codec: JSON as base64. */
export const schema1Sealed: Device = {
  account: {
    meta: {
      'offline-cache': {
        schema: 1,
        token: 'id-1',
        lastOnline: 1800000000000,
        listed: true,
        self: { sealed: 'eyJpZCI6Im1lIiwibmljayI6Ik1lIn0=' },
      },
    },
    conversations: {
      c1: {
        sealed:
          'eyJhY2NvdW50SWQiOiJ0ZXN0Iiwia2luZCI6ImRpcmVjdCIsInBlZXJJZCI6ImJvIiwiaGlzdG9yeSI6ImZ1bGwiLCJkdXJhYmxlIjp0cnVlLCJjb3VudHNVbnJlYWQiOnRydWUsImFjdGl2aXR5QXQiOjE3NTAwMDA3ODAwMDAsInVucmVhZCI6eyJjb3VudCI6MSwiYXNPZiI6eyJ2YWx1ZSI6MTMsInRpZSI6IiJ9LCJtZW50aW9uc01lIjowLCJtZW50aW9uc0FsbCI6MH0sInNldHRpbmdzIjp7fSwibWVtYmVyc2hpcCI6Im1lbWJlciIsImlkIjoiYzEiLCJsYXN0TWVzc2FnZSI6eyJpZCI6Im0xMyIsImNvbnZlcnNhdGlvbklkIjoiYzEiLCJzZW5kZXJJZCI6ImJvIiwidGltZSI6MTc1MDAwMDc4MDAwMCwicG9zaXRpb24iOnsidmFsdWUiOjEzLCJ0aWUiOiIifSwiY29udGVudCI6eyJ0eXBlIjoidGV4dCIsInRleHQiOiJtZXNzYWdlIDEzIiwiZm9ybWF0IjoicGxhaW4iLCJlbnRpdGllcyI6W119LCJyZXZpc2lvbiI6MCwibGFuZXMiOnt9fX0=',
      },
      c2: {
        sealed:
          'eyJhY2NvdW50SWQiOiJ0ZXN0Iiwia2luZCI6ImRpcmVjdCIsInBlZXJJZCI6ImJvIiwiaGlzdG9yeSI6ImZ1bGwiLCJkdXJhYmxlIjp0cnVlLCJjb3VudHNVbnJlYWQiOnRydWUsImFjdGl2aXR5QXQiOjk5OSwidW5yZWFkIjp7ImNvdW50IjowfSwic2V0dGluZ3MiOnt9LCJtZW1iZXJzaGlwIjoibWVtYmVyIiwiaWQiOiJjMiJ9',
      },
    },
    messages: {
      '2:c1:m1': {
        p: { value: 1, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTEiLCJjb252ZXJzYXRpb25JZCI6ImMxIiwic2VuZGVySWQiOiJibyIsInRpbWUiOjE3NTAwMDAwNjAwMDAsInBvc2l0aW9uIjp7InZhbHVlIjoxLCJ0aWUiOiIifSwiY29udGVudCI6eyJ0eXBlIjoidGV4dCIsInRleHQiOiJtZXNzYWdlIDEiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m10': {
        p: { value: 10, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTEwIiwiY29udmVyc2F0aW9uSWQiOiJjMSIsInNlbmRlcklkIjoiYm8iLCJ0aW1lIjoxNzUwMDAwNjAwMDAwLCJwb3NpdGlvbiI6eyJ2YWx1ZSI6MTAsInRpZSI6IiJ9LCJjb250ZW50Ijp7InR5cGUiOiJ0ZXh0IiwidGV4dCI6Im1lc3NhZ2UgMTAiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m11': {
        p: { value: 11, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTExIiwiY29udmVyc2F0aW9uSWQiOiJjMSIsInNlbmRlcklkIjoiYm8iLCJ0aW1lIjoxNzUwMDAwNjYwMDAwLCJwb3NpdGlvbiI6eyJ2YWx1ZSI6MTEsInRpZSI6IiJ9LCJjb250ZW50Ijp7InR5cGUiOiJ0ZXh0IiwidGV4dCI6Im1lc3NhZ2UgMTEiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m12': {
        p: { value: 12, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTEyIiwiY29udmVyc2F0aW9uSWQiOiJjMSIsInNlbmRlcklkIjoiYm8iLCJ0aW1lIjoxNzUwMDAwNzIwMDAwLCJwb3NpdGlvbiI6eyJ2YWx1ZSI6MTIsInRpZSI6IiJ9LCJjb250ZW50Ijp7InR5cGUiOiJ0ZXh0IiwidGV4dCI6Im1lc3NhZ2UgMTIiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m13': {
        p: { value: 13, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTEzIiwiY29udmVyc2F0aW9uSWQiOiJjMSIsInNlbmRlcklkIjoiYm8iLCJ0aW1lIjoxNzUwMDAwNzgwMDAwLCJwb3NpdGlvbiI6eyJ2YWx1ZSI6MTMsInRpZSI6IiJ9LCJjb250ZW50Ijp7InR5cGUiOiJ0ZXh0IiwidGV4dCI6Im1lc3NhZ2UgMTMiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m2': {
        p: { value: 2, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTIiLCJjb252ZXJzYXRpb25JZCI6ImMxIiwic2VuZGVySWQiOiJibyIsInRpbWUiOjE3NTAwMDAxMjAwMDAsInBvc2l0aW9uIjp7InZhbHVlIjoyLCJ0aWUiOiIifSwiY29udGVudCI6eyJ0eXBlIjoidGV4dCIsInRleHQiOiJtZXNzYWdlIDIiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m3': {
        p: { value: 3, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTMiLCJjb252ZXJzYXRpb25JZCI6ImMxIiwic2VuZGVySWQiOiJibyIsInRpbWUiOjE3NTAwMDAxODAwMDAsInBvc2l0aW9uIjp7InZhbHVlIjozLCJ0aWUiOiIifSwiY29udGVudCI6eyJ0eXBlIjoidGV4dCIsInRleHQiOiJtZXNzYWdlIDMiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m4': {
        p: { value: 4, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTQiLCJjb252ZXJzYXRpb25JZCI6ImMxIiwic2VuZGVySWQiOiJibyIsInRpbWUiOjE3NTAwMDAyNDAwMDAsInBvc2l0aW9uIjp7InZhbHVlIjo0LCJ0aWUiOiIifSwiY29udGVudCI6eyJ0eXBlIjoidGV4dCIsInRleHQiOiJtZXNzYWdlIDQiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m8': {
        p: { value: 8, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTgiLCJjb252ZXJzYXRpb25JZCI6ImMxIiwic2VuZGVySWQiOiJibyIsInRpbWUiOjE3NTAwMDA0ODAwMDAsInBvc2l0aW9uIjp7InZhbHVlIjo4LCJ0aWUiOiIifSwiY29udGVudCI6eyJ0eXBlIjoidGV4dCIsInRleHQiOiJtZXNzYWdlIDgiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
        },
      },
      '2:c1:m9': {
        p: { value: 9, tie: '' },
        m: {
          sealed:
            'eyJtZXNzYWdlIjp7ImlkIjoibTkiLCJjb252ZXJzYXRpb25JZCI6ImMxIiwic2VuZGVySWQiOiJibyIsInRpbWUiOjE3NTAwMDA1NDAwMDAsInBvc2l0aW9uIjp7InZhbHVlIjo5LCJ0aWUiOiIifSwiY29udGVudCI6eyJ0eXBlIjoidGV4dCIsInRleHQiOiJtZXNzYWdlIDkiLCJmb3JtYXQiOiJwbGFpbiIsImVudGl0aWVzIjpbXX0sInJldmlzaW9uIjowLCJsYW5lcyI6e319LCJyZWdpc3RlcnMiOltdfQ==',
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
        sealed:
          'eyJraW5kIjoid29yayIsIm5hbWUiOiJnMSIsIm1lbWJlckNvdW50IjozLCJzZXR0aW5ncyI6e30sInNlbGYiOnsidXNlcklkIjoibWUiLCJyb2xlIjoibWVtYmVyIn0sImlkIjoiZzEifQ==',
      },
      'members:g1': { sealed: 'eyJpdGVtcyI6W3sidXNlcklkIjoiYm8iLCJyb2xlIjoibWVtYmVyIn1dfQ==' },
    },
    users: { bo: { sealed: 'eyJuaWNrIjoiYm8iLCJpZCI6ImJvIn0=' } },
    contacts: { bo: { sealed: 'eyJ1c2VySWQiOiJibyIsInJlbWFyayI6IkJvIGZyb20gd29yayJ9' } },
  },
  index: { 'test\n': { accountIds: ['test'], lastOnline: 1800000000000 } },
};

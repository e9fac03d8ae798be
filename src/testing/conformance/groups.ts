import type { Conversation, GroupId } from '../../contract/index.js';
import { check, fail, same } from './assert.js';
import { refused, textOf, type Person, type Stage, type ConformanceTest, noEntry } from './harness.js';

/** A group whose owner is the first of three people. */
async function withGroup(stage: Stage): Promise<{
  readonly people: readonly [Person, Person, Person];
  readonly conversation: Conversation;
  readonly groupId: GroupId;
}> {
  const [one, two, three] = await stage.people(3);
  stage.need(one!, undefined, 'groups.create');
  const memberIds = [two!.userId, three!.userId];
  const conversation = await one!.adapter.groups!.create!({ kind: 'work', name: 'Conformance', memberIds });
  if (conversation.groupId === undefined) fail('the conversation of a group names no group');
  return { people: [one!, two!, three!], conversation, groupId: conversation.groupId };
}

export const groupTests: readonly ConformanceTest[] = [
  {
    name: 'a group that was made has its members, and each of them finds it',
    async run(stage) {
      const { people, conversation, groupId } = await withGroup(stage);
      same(conversation.kind, 'group', 'the kind of the conversation');
      for (const person of people) {
        const group = await stage.eventually(
          `${person.userId} sees the group`,
          async () => (await person.adapter.groups!.get(groupId)) ?? undefined,
        );
        same(group.name, 'Conformance', 'its name');
        same(group.self?.userId, person.userId, 'the own membership');
        const members = (await person.adapter.groups!.listMembers(groupId)).items;
        const ids = members.map(({ userId }) => userId).toSorted();
        same(ids, people.map(({ userId }) => userId).toSorted(), 'its members');
      }
      const owner = (await people[1].adapter.groups!.listMembers(groupId)).items.find(({ role }) => role === 'owner');
      same(owner?.userId, people[0].userId, 'its owner');
    },
  },
  {
    name: 'what is written in a group is heard by every member',
    async run(stage) {
      const { people, conversation } = await withGroup(stage);
      const sent = await people[1].send({ conversationId: conversation.id }, 'hello all');
      for (const person of [people[0], people[2]]) {
        const { message } = await person.until('message', (event) => event.message.id === sent.id);
        same(message.senderId, people[1].userId, 'the sender');
      }
    },
  },
  {
    name: 'roles are given by those who may, told to all, and refused to others',
    async run(stage) {
      const { people, conversation, groupId } = await withGroup(stage);
      const [owner, two, three] = people;
      stage.need(owner, { conversationId: conversation.id }, 'groups.roles');
      const refusals = ['forbidden', 'unsupported'] as const;
      await refused(
        () => two.adapter.groups!.setRole!(groupId, three.userId, 'admin'),
        'a member making admins',
        refusals,
      );
      await owner.adapter.groups!.setRole!(groupId, two.userId, 'admin');
      await three.until(
        'members-changed',
        ({ updated }) => updated?.some(({ userId, role }) => userId === two.userId && role === 'admin') ?? false,
      );
      const role = (await three.adapter.groups!.listMembers(groupId)).items.find(({ userId }) => userId === two.userId);
      same(role?.role, 'admin', 'the role');
    },
  },
  {
    name: 'members are removed by those who may, and hear of it',
    async run(stage) {
      const { people, conversation, groupId } = await withGroup(stage);
      const [owner, two, three] = people;
      stage.need(owner, { conversationId: conversation.id }, 'groups.remove');
      await refused(() => two.adapter.groups!.remove!(groupId, [three.userId]), 'a member removing a member', [
        'forbidden',
        'unsupported',
      ]);
      await owner.adapter.groups!.remove!(groupId, [three.userId]);
      await three.until('group-removed', (event) => event.groupId === groupId);
      await two.until('members-changed', ({ left }) => left?.includes(three.userId) ?? false);
      await refused(
        () => three.send({ conversationId: conversation.id }, 'still here?'),
        'writing after that',
        noEntry,
      );
      await owner.send({ conversationId: conversation.id }, 'without you');
      await stage.wait(100);
      check(
        three.of('message').every(({ message }) => textOf(message) !== 'without you'),
        'who was removed still hears what is written',
      );
    },
  },
  {
    name: 'one can leave, is told of it, and is out',
    async run(stage) {
      const { people, conversation, groupId } = await withGroup(stage);
      const [owner, two] = people;
      stage.need(two, { conversationId: conversation.id }, 'groups.leave');
      await two.adapter.groups!.leave!(groupId);
      await owner.until('members-changed', ({ left }) => left?.includes(two.userId) ?? false);
      await refused(() => two.send({ conversationId: conversation.id }, 'still here?'), 'writing after that', noEntry);
      const left = await two.adapter.conversations.get(conversation.id);
      check(left === null || left.membership !== 'member', 'the conversation still says "member"');
      const members = (await owner.adapter.groups!.listMembers(groupId)).items;
      check(
        members.every(({ userId }) => userId !== two.userId),
        'who left is still listed',
      );
    },
  },
  {
    name: 'a group that does not exist is null',
    async run(stage) {
      const [one] = await stage.people(1);
      const { groups } = one!.adapter;
      if (!groups) return stage.skip('there are no groups');
      same(await groups.get('no-such-group'), null, 'an unknown group');
    },
  },
];

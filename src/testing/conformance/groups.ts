import type { Conversation, GroupId, Member } from '../../contract/index.js';
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

async function members(person: Person, groupId: GroupId): Promise<readonly Member[]> {
  return (await person.adapter.groups!.listMembers(groupId)).items;
}

/** A time that has an end, or -1. */
function isMuted(member: Member | undefined): boolean {
  return member?.mutedUntil !== undefined && (member.mutedUntil === -1 || member.mutedUntil > 0);
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
    name: 'who is muted may not write until that is ended, and is told so',
    async run(stage) {
      const { people, conversation, groupId } = await withGroup(stage);
      const [owner, two, three] = people;
      const ref = { conversationId: conversation.id };
      stage.need(owner, ref, 'groups.muteMember');
      // Where being in a group and being there are two things, both have to be there.
      for (const person of [two, three]) await person.send(ref, 'I am here');
      await refused(() => two.adapter.groups!.muteMember!(groupId, three.userId, 600), 'a member muting a member', [
        'forbidden',
        'unsupported',
      ]);
      await owner.adapter.groups!.muteMember!(groupId, two.userId, 600);
      await stage.eventually('who is muted sees it in the group', async () =>
        isMuted(await two.adapter.groups!.get(groupId).then((group) => group?.self)) ? true : undefined,
      );
      await refused(() => two.send(ref, 'still here?'), 'writing while muted', ['muted', 'forbidden']);
      await three.send(ref, 'Others may.');
      await owner.adapter.groups!.muteMember!(groupId, two.userId, 0);
      await stage.eventually('who was muted sees that it is over', async () =>
        isMuted(await two.adapter.groups!.get(groupId).then((group) => group?.self)) ? undefined : true,
      );
      await two.send(ref, 'Here again.');
    },
  },
  {
    name: 'who is banned is out and listed, cannot be let in again, and can once that is lifted',
    async run(stage) {
      const { people, conversation, groupId } = await withGroup(stage);
      const [owner, two, three] = people;
      const ref = { conversationId: conversation.id };
      stage.need(owner, ref, 'groups.ban', 'groups.remove');
      await refused(
        () => two.adapter.groups!.remove!(groupId, [three.userId], { ban: true }),
        'a member banning a member',
        ['forbidden', 'unsupported'],
      );
      await owner.adapter.groups!.remove!(groupId, [three.userId], { ban: true });
      await three.until('group-removed', (event) => event.groupId === groupId);
      await two.until('members-changed', ({ left }) => left?.includes(three.userId) ?? false);
      const banned = async (): Promise<readonly string[]> =>
        (await owner.adapter.groups!.listBanned!(groupId)).items.toSorted();
      same(await banned(), [three.userId], 'who is banned');
      await refused(() => three.send(ref, 'still here?'), 'writing after that', ['banned', ...noEntry]);
      if (three.can('groups.join').state !== 'absent')
        await refused(() => three.adapter.groups!.join!(groupId), 'coming back by oneself', ['banned', ...noEntry]);
      await refused(() => two.adapter.groups!.unban!(groupId, three.userId), 'a member lifting a ban', [
        'forbidden',
        'unsupported',
      ]);
      await owner.adapter.groups!.unban!(groupId, three.userId);
      same(await banned(), [], 'who is banned after that');
      if (owner.can('groups.invite', conversation.id).state === 'absent') return;
      await owner.adapter.groups!.invite!(groupId, [three.userId]);
      await stage.eventually('who was invited again is in', async () =>
        (await members(owner, groupId)).some(({ userId }) => userId === three.userId) ? true : undefined,
      );
    },
  },
  {
    name: 'a group is handed over to a member, which everybody sees, and by nobody but its owner',
    async run(stage) {
      const { people, conversation, groupId } = await withGroup(stage);
      const [owner, two, three] = people;
      stage.need(owner, { conversationId: conversation.id }, 'groups.transfer');
      await refused(() => two.adapter.groups!.transfer!(groupId, three.userId), 'a member handing a group over', [
        'forbidden',
        'unsupported',
      ]);
      await owner.adapter.groups!.transfer!(groupId, two.userId);
      for (const person of people) {
        await stage.eventually(`${person.userId} sees the new owner`, async () => {
          const owners = (await members(person, groupId)).filter(({ role }) => role === 'owner');
          return owners.length === 1 && owners[0]?.userId === two.userId ? true : undefined;
        });
      }
      const group = await stage.eventually('the new owner sees that it is theirs', async () => {
        const found = await two.adapter.groups!.get(groupId);
        return found?.self?.role === 'owner' ? found : undefined;
      });
      if (group.ownerId !== undefined) same(group.ownerId, two.userId, 'the owner of the group');
      await refused(() => owner.adapter.groups!.transfer!(groupId, three.userId), 'handing it over once more', [
        'forbidden',
        'unsupported',
      ]);
    },
  },
  {
    name: 'who joins what they are in already is in, and told where that is',
    async run(stage) {
      const { people, conversation, groupId } = await withGroup(stage);
      const [, two] = people;
      stage.need(two, { conversationId: conversation.id }, 'groups.join');
      const before = two.events.length;
      same(await two.adapter.groups!.join!(groupId), 'joined', 'joining');
      await stage.eventually('the conversation is told', () =>
        two.events
          .slice(before)
          .find((event) => event.type === 'conversation' && event.conversation.id === conversation.id),
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

import type { Content, MediaRef, UserId } from '../../model/index.js';
import { compact, ownValue, readId, readLine, readList } from '../../utils/readers.js';
import { contentLimits, joinLines, readMediaRef } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** A person's card, handed on. At least one of `userId` and `name` is there. */
export interface ContactContent extends Content {
  readonly type: 'contact';
  /** Set when the person uses the same service, so that one can write to them. */
  readonly userId?: UserId | undefined;
  /** The name as sent; the directory's name wins where the person is known. */
  readonly name?: string | undefined;
  readonly avatar?: MediaRef | undefined;
  readonly organization?: string | undefined;
  readonly phones?: readonly string[] | undefined;
  readonly emails?: readonly string[] | undefined;
}

function readLines(value: unknown): readonly string[] | undefined {
  const lines = readList(value, 10, (item) => readLine(item, contentLimits.line));
  return lines.length > 0 ? lines : undefined;
}

/** Definition of {@link ContactContent}. Summary: `contact`, its text the name, with `userId` where known. */
export const contactContent: ContentDefinition<ContactContent> = defineMessageContent<ContactContent>({
  type: 'contact',
  normalize: (value) => {
    const userId = readId(ownValue(value, 'userId'));
    const name = readLine(ownValue(value, 'name'), contentLimits.line);
    if (userId === undefined && name === undefined) return null;
    return compact({
      type: 'contact',
      userId,
      name,
      avatar: readMediaRef(ownValue(value, 'avatar')),
      organization: readLine(ownValue(value, 'organization'), contentLimits.line),
      phones: readLines(ownValue(value, 'phones')),
      emails: readLines(ownValue(value, 'emails')),
    });
  },
  summarize: ({ name, userId }) => summary('contact', name, userId === undefined ? undefined : { userId }),
  searchText: ({ name, organization, phones = [], emails = [] }) => joinLines(name, organization, ...phones, ...emails),
  media: ({ avatar }) => (avatar ? [avatar] : []),
  sizeHint: ({ userId, phones = [], emails = [] }) =>
    64 + (userId === undefined ? 0 : 44) + (phones.length + emails.length) * 24,
});

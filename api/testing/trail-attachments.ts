import type { Actor } from '../kernel/actor.ts';
import type { TestOrganization } from './federation.ts';
import type { Story } from './trail-story.ts';

/** Tells what somebody does who asks to upload a file and thinks better of it. */
export async function tellAttachments({ tell }: Story, actor: Actor, organization: TestOrganization): Promise<void> {
  const made = await tell(
    'attachmentPrepare',
    { input: { organizationId: organization.id, name: '名单.csv', bytes: 20 } },
    { actor },
    { select: 'attachment { id }' },
  );
  await tell('attachmentRemove', { id: made['attachment'].id }, { actor });
}

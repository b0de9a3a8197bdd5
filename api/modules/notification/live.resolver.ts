import { Arg, Resolver, Root, Subscription, type SubscribeResolverData } from 'type-graphql';
import { LIMITS } from '../../../schema/limits.ts';
import { SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { badRequest } from '../../kernel/access.ts';
import type { LiveChange } from '../../kernel/live/live-presence.ts';
import { shapeNamed } from '../../kernel/read/shape.ts';
import { ChangedEventType } from './live.type.ts';

/** Opens the subscription on the connection that asks. */
function subscribeTo({
  args,
  context,
}: SubscribeResolverData<unknown, { types: readonly string[] }, Context>): Promise<AsyncIterable<LiveChange>> {
  const types = [...new Set(args.types)];
  const unknown = types.find((type) => !shapeNamed(type));
  if (unknown !== undefined || types.length === 0 || types.length > LIMITS.liveTypes) {
    throw badRequest('LIVE_TYPE', { type: (unknown ?? '').slice(0, LIMITS.name), max: LIMITS.liveTypes });
  }
  if (!context.live) {
    throw badRequest('BAD_REQUEST');
  }
  return context.live.subscribe(types);
}

/** Live changes. */
@Resolver()
export class LiveResolver {
  @Subscription(() => ChangedEventType, {
    description:
      'Tells when records that the viewer may see have changed, and when one that its session had seen is gone from its sight, by type and id; to be read anew by the client, once also when the subscription has opened',
    subscribe: subscribeTo as never,
  })
  @SignedIn('Every change is judged again for every viewer before its id is told')
  changed(
    @Root() change: LiveChange,
    @Arg('types', () => [String], {
      description: `Type names of this schema whose changes are of interest, at most ${LIMITS.liveTypes}`,
    })
    _types: string[],
  ): ChangedEventType {
    return change;
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { unauthenticated } from '../../kernel/access.ts';
import { sqlKey } from '../../kernel/read/compile.ts';
import { AccountType } from './account.type.ts';
import { SessionType } from './session.type.ts';
import { PreferencesType, presentPreferences, ViewerType } from './viewer.type.ts';

/** What was read with the viewer under the field that is being resolved; null when there is nothing. */
export function partOfViewer<Part extends object>(viewer: object, info: GraphQLResolveInfo): Part | null {
  return (viewer as Readonly<Record<string, Part | null | undefined>>)[sqlKey(String(info.path.key))] ?? null;
}

/** What the viewer's account and session say of themselves. */
@Resolver(() => ViewerType)
export class ViewerFields {
  @FieldResolver(() => AccountType, { description: 'The viewer’s own account' })
  account(@Root() viewer: ViewerType, @Info() info: GraphQLResolveInfo): object {
    const account = partOfViewer(viewer, info);
    if (!account) {
      throw unauthenticated();
    }
    return account;
  }

  @FieldResolver(() => SessionType, { nullable: true, description: 'The session of this request' })
  session(@Root() viewer: ViewerType, @Info() info: GraphQLResolveInfo): object | null {
    return partOfViewer(viewer, info);
  }

  @FieldResolver(() => PreferencesType, { description: 'The viewer’s own interface settings' })
  preferences(@Root() viewer: ViewerType, @Info() info: GraphQLResolveInfo): PreferencesType {
    return partOfViewer<PreferencesType>(viewer, info) ?? presentPreferences({});
  }
}

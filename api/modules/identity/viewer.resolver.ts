import type { GraphQLResolveInfo } from 'graphql';
import sql from 'sql-template-tag';
import { Arg, Args, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Public, SignedIn } from '../../graphql/access.ts';
import type { Context } from '../../graphql/context.ts';
import { mutate, requireId } from '../../graphql/mutate.ts';
import { readList, selectionFor } from '../../graphql/read.ts';
import { encodeId } from '../../kernel/ids.ts';
import { permissionSpec } from '../../kernel/permission.ts';
import {
  PreferencesUpdateInput,
  SavedViewListArguments,
  SavedViewSaveInput,
  SavedViewUpdateInput,
} from './desk.input.ts';
import {
  SavedViewConnection,
  SavedViewDeletePayload,
  SavedViewSavePayload,
  SavedViewUpdatePayload,
} from './desk.type.ts';
import { demoPersonasIn, SavedViewShape, ViewerShape } from './identity.read-model.ts';
import { updatePreferences } from './preferences.service.ts';
import { deleteView, saveView, updateView } from './saved-view.service.ts';
import { done } from './session-answer.ts';
import { DemoPersonaType, PreferencesUpdatePayload, presentPreferences, ViewerType } from './viewer.type.ts';

const OWN = 'Everyone signed in keeps settings and views of their own';

/** Root fields about whoever is signed in. */
@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Whoever is signed in, null for the signed-out' })
  @Public('Front-ends ask whether anybody is signed in; it tells nobody about others')
  async viewer(
    @Ctx() { actor, reader, isDemo }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ViewerType | null> {
    if (actor.accountId === null) {
      return null;
    }
    const selected = selectionFor(info, ViewerShape.name).filter(({ name }) => name in ViewerShape.fields);
    const row = selected.length > 0 ? await reader.first(ViewerShape, selected, () => sql`true`) : null;
    const personal = new Set(['PERSONAL', 'SENSITIVE']);
    return {
      ...row,
      systemRole: actor.systemRole,
      permissions: [...new Set(actor.grants.map(({ permission }) => permission))].sort(),
      grants: actor.grants.map(({ permission, reach, organizationId }) => ({
        permission,
        reach,
        organizationId: organizationId === null ? null : encodeId('org', organizationId),
      })),
      secondFactorMissing: actor.secondFactorMissing,
      purposeRequired: actor.grants.some(
        ({ permission, reach }) => reach === 'SUBTREE' && personal.has(permissionSpec(permission).dataClass),
      ),
      isDemo,
    };
  }

  @Query(() => [DemoPersonaType], {
    nullable: true,
    description: 'Ready-made logins of a demo installation, null in every other one',
  })
  @Public('The sign-in page of a demo offers them; elsewhere there are none')
  async demoPersonas(@Ctx() { isDemo, reader, actor }: Context): Promise<readonly DemoPersonaType[] | null> {
    return isDemo ? demoPersonasIn(reader, actor.locale) : null;
  }

  @Query(() => SavedViewConnection, { description: 'The viewer’s own saved views' })
  @SignedIn(OWN)
  savedViews(
    @Args(() => SavedViewListArguments) _: object,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return readList(context, info, SavedViewShape);
  }

  @Mutation(() => SavedViewSavePayload, { description: 'Save a view of a table for oneself' })
  @SignedIn(OWN)
  savedViewSave(
    @Arg('input', () => SavedViewSaveInput, { description: 'What to keep' }) input: SavedViewSaveInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({ savedView: await saveView(uow, input) }));
  }

  @Mutation(() => SavedViewUpdatePayload, {
    description: 'Rename one of one’s own saved views, bring it up to date, or make it the default of its table',
  })
  @SignedIn(OWN)
  savedViewUpdate(
    @Arg('id', () => ID, { description: 'Public id of the view' }) id: string,
    @Arg('version', () => Int, { description: 'Version that the caller saw' }) version: number,
    @Arg('input', () => SavedViewUpdateInput, { description: 'What to change' }) input: SavedViewUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      savedView: await updateView(uow, requireId('view', id), version, input),
    }));
  }

  @Mutation(() => SavedViewDeletePayload, { description: 'Delete one of one’s own saved views' })
  @SignedIn(OWN)
  savedViewDelete(
    @Arg('id', () => ID, { description: 'Public id of the view' }) id: string,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(
      context,
      info,
      {},
      done((uow) => deleteView(uow, requireId('view', id))),
    );
  }

  @Mutation(() => PreferencesUpdatePayload, { description: 'Change the viewer’s own interface settings' })
  @SignedIn(OWN)
  preferencesUpdate(
    @Arg('input', () => PreferencesUpdateInput, { description: 'Settings to change' }) input: PreferencesUpdateInput,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object> {
    return mutate(context, info, { input }, async (uow) => ({
      preferences: presentPreferences(await updatePreferences(uow, input)),
    }));
  }
}

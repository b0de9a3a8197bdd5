import { useEffect, useRef } from 'react';
import {
  SavedViewDeleteDocument,
  SavedViewListDocument,
  type SavedViewListQuery,
  SavedViewUpdateDocument,
} from '../../gql/graphql.ts';
import type { RequestError } from '../../providers/request-error.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useAction } from '../data/use-action.ts';
import { useDocument } from '../data/use-document.ts';
import { parseView, type TableSpec, type TableState, viewQuery, writeTableState } from './table-state.ts';

/** A named state of a table, kept with the account. Its query is checked again each time it is opened. */
export type SavedView = SavedViewListQuery['savedViews']['nodes'][number];

/** Resource under which saved views are cached. */
export const viewResource = 'savedView';

const none: readonly SavedView[] = [];

interface SavedViewsOptions {
  /** Key of the table, the same on every device. */
  readonly table: string;
  readonly spec: TableSpec;
  readonly state: TableState;
  /** Shows the default view in place of the plain table. */
  readonly onDefault: (state: TableState) => void;
}

/** The viewer's views of one table and what can be done with them. */
export interface SavedViewList {
  readonly views: readonly SavedView[];
  readonly error: RequestError | undefined;
  readonly refetch: () => Promise<readonly SavedView[]>;
  /** The state on the screen as a view would keep it; empty for the plain table. */
  readonly current: string;
  readonly active: SavedView | undefined;
  readonly change: (view: SavedView, input: { query?: string; isDefault?: boolean }) => Promise<unknown>;
  readonly remove: (view: SavedView) => Promise<unknown>;
}

/** Reads the views from the server and opens the default one when the address says nothing else. */
export function useSavedViews({ table, spec, state, onDefault }: SavedViewsOptions): SavedViewList {
  const isSignedIn = useViewer() !== null;
  const { data, error, refetch } = useDocument(
    SavedViewListDocument,
    { resource: table },
    { resource: viewResource, isEnabled: isSignedIn },
  );
  const views = data?.savedViews.nodes ?? none;
  const current = viewQuery(state, spec);
  // A view that changed meanwhile is shown as it is now; the refusal itself is told by the action.
  const common = { invalidates: [viewResource] };
  const change = useAction({
    ...common,
    document: SavedViewUpdateDocument,
    payload: (answer) => answer.savedViewUpdate,
  });
  const remove = useAction({
    ...common,
    document: SavedViewDeleteDocument,
    payload: (answer) => answer.savedViewDelete,
  });

  const isPlain = current === '' && state.page === 1;
  const wasPlain = useRef(isPlain);
  const isOpened = useRef(false);
  useEffect(() => {
    if (isOpened.current || data === undefined) {
      return;
    }
    isOpened.current = true;
    const preferred = data.savedViews.nodes.find((view) => view.isDefault);
    // Only an address that asked for nothing: a link, a reload of a narrowed list and what was done meanwhile stand.
    if (preferred && wasPlain.current && isPlain) {
      onDefault(parseView(preferred.query, spec));
    }
  }, [data, isPlain, onDefault, spec]);

  return {
    views,
    error: error ?? undefined,
    refetch: async () => (await refetch()).data?.savedViews.nodes ?? none,
    current,
    active: views.find((view) => view.query === current),
    change: ({ id, version }, input) => change.run({ id, version, input }, () => void refetch()),
    remove: ({ id }) => remove.run({ id }, () => void refetch()),
  };
}

/** Address of this page that shows a view to whoever may open the page; it holds the conditions, not the view's id. */
export function viewLink(view: SavedView, spec: TableSpec): string {
  const query = writeTableState(new URLSearchParams(), parseView(view.query, spec), spec).toString();
  return `${window.location.origin}${window.location.pathname}?${query}`;
}

/** One node of a lazily loaded tree. */
export interface TreeNode {
  readonly id: string;
  readonly name: string;
  /** Small words beside the name, such as the level. */
  readonly note?: string | undefined;
  readonly hasChildren: boolean;
  readonly isDisabled?: boolean;
}

/** Loads the children of a node, or the roots for undefined; the server has already left out what is invisible. */
export type LoadChildren = (parentId: string | undefined) => Promise<readonly TreeNode[]>;

/** Dispatch over a closed union: a table with one row a kind, checked by the compiler to be complete. */

/** One function for each kind of `Node`; `Rest` is what each is given besides the node. */
export type Table<Node extends { readonly kind: string }, Rest extends readonly unknown[], Result> = {
  readonly [Kind in Node['kind']]: (node: Extract<Node, { readonly kind: Kind }>, ...rest: Rest) => Result;
};

/** Calls the row of `table` that `node.kind` names. */
export function match<Node extends { readonly kind: string }, Rest extends readonly unknown[], Result>(
  table: Table<Node, Rest, Result>,
  node: Node,
  ...rest: Rest
): Result {
  // The one cast of its sort: the compiler can not see that the row fits the node whose kind chose it.
  const row = table[node.kind as Node['kind']] as (node: Node, ...rest: Rest) => Result;
  return row(node, ...rest);
}

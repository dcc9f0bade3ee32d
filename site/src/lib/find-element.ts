/** Returns the first element of this type that matches a selector; @throws Error when the first match is of another type, or there is none. */
export function findElement<E extends HTMLElement>(root: ParentNode, selector: string, type: new () => E): E {
  const element = root.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`There is no ${type.name} that matches ${selector}.`);

  return element;
}

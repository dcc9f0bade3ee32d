// Which form of the content manager is open: what a save asks is asked in the form that began it, or nowhere. (H-93, H-94)

let left = new AbortController();

/** Says that a form is open, until the function that it returns is called. */
export function openForm(): () => void {
  const controller = new AbortController();
  left = controller;
  return () => controller.abort();
}

/** Returns a signal that ends with the form that is open now. */
export const untilFormIsLeft = (): AbortSignal => left.signal;

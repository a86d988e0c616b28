/** Tells whether a click on a link is for the page, and not for the browser, which would open a window or a tab. */
export const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey;

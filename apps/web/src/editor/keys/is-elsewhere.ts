const written =
  'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]'

/** Whether keys and the clipboard mean something else where they are used: in fields, menus and dialogs. */
export const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(written) !== null

/** Names of the icons kinds can wear, as Tabler calls them; the web app draws each. */
export const icons = [
  'users-plus', 'users-minus', 'bolt', 'eye', 'forms', 'stairs-up', 'user-plus', 'hand-click',
  'clock', 'hourglass',
  'arrow-fork', 'arrows-split', 'dice', 'flag',
  'pencil', 'stairs', 'tag', 'cash', 'checkbox', 'bell', 'mail', 'note',
] as const // prettier-ignore
export type Icon = (typeof icons)[number]

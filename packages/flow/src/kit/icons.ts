/** Names of the icons kinds can wear, as Tabler calls them; the web app draws each. */
export const icons = [
  'users-plus', 'users-minus', 'bolt', 'eye', 'forms', 'stairs-up', 'user-plus', 'hand-click',
  'tags', 'clipboard-text', 'cash-banknote', 'arrows-right', 'trophy', 'mood-sad', 'square-check', 'calendar-event',
  'credit-card', 'credit-card-off', 'cake', 'calendar-repeat', 'webhook', 'route',
  'clock', 'hourglass', 'calendar-time', 'alarm', 'moon',
  'arrow-fork', 'arrows-split', 'dice', 'flag', 'corner-up-right', 'square-dashed',
  'pencil', 'stairs', 'tag', 'cash', 'checkbox', 'bell', 'mail', 'note',
  'chart-bar', 'users-group', 'user-check', 'coins', 'building', 'world-upload', 'player-play', 'player-stop',
] as const // prettier-ignore
export type Icon = (typeof icons)[number]

/** What a key does in the editor. */
export type Command =
  | 'undo'
  | 'redo'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | 'select-all'
  | 'remove'
  | 'let-go'
  | 'search'
  | 'find'
  | 'note'
  | 'group'
  | 'branch'
  | 'tidy'
  | 'fit'
  | 'fit-selection'
  | 'commands'
  | 'key-map'

interface Key {
  command: Command
  /** As `KeyHint` shows it; the first stands in the key map. */
  keys: readonly string[]
}

export const editorKeys: readonly Key[] = [
  { command: 'search', keys: ['/'] },
  { command: 'find', keys: ['mod+F'] },
  { command: 'commands', keys: ['mod+K'] },
  { command: 'undo', keys: ['mod+Z'] },
  { command: 'redo', keys: ['mod+Shift+Z', 'mod+Y'] },
  { command: 'copy', keys: ['mod+C'] },
  { command: 'cut', keys: ['mod+X'] },
  { command: 'paste', keys: ['mod+V'] },
  { command: 'duplicate', keys: ['mod+D'] },
  { command: 'branch', keys: ['mod+Shift+D'] },
  { command: 'select-all', keys: ['mod+A'] },
  { command: 'remove', keys: ['Delete', 'Backspace'] },
  { command: 'let-go', keys: ['Escape'] },
  { command: 'note', keys: ['N'] },
  { command: 'group', keys: ['G'] },
  { command: 'tidy', keys: ['Shift+T'] },
  { command: 'fit', keys: ['Shift+1'] },
  { command: 'fit-selection', keys: ['Shift+2'] },
  { command: 'key-map', keys: ['?'] },
]

interface Pressed {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** The command of what was pressed, if it is one. */
export function commandOf(pressed: Pressed): Command | null {
  if (pressed.altKey) return null
  const chord = chordOf(pressed)
  return editorKeys.find(({ keys }) => keys.includes(chord))?.command ?? null
}

function chordOf({ key, code, ctrlKey, metaKey, shiftKey }: Pressed): string {
  const mod = ctrlKey || metaKey ? 'mod+' : ''
  // Signs stand on other keys in other countries: what counts is what was typed.
  if (mod === '' && (key === '/' || key === '?')) return key
  const shift = shiftKey ? 'Shift+' : ''
  const name = code.startsWith('Digit') ? code.slice('Digit'.length) : upper(key)
  return `${mod}${shift}${name}`
}

const upper = (key: string): string => (key.length === 1 ? key.toUpperCase() : key)

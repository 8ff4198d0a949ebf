/** Every order in which two rows of steps can be taken, each row in its own order: 20 for three and three, 12,870 for eight and eight. */
export function* interleavings(first: number, second: number): Generator<readonly ('first' | 'second')[]> {
  if (first === 0 && second === 0) yield []
  if (first > 0) for (const rest of interleavings(first - 1, second)) yield ['first', ...rest]
  if (second > 0) for (const rest of interleavings(first, second - 1)) yield ['second', ...rest]
}

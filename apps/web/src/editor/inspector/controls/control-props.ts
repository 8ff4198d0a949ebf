/** What every control of the inspector is given. Texts are in the reader's language already. */
export interface ControlProps<Value = unknown> {
  label: string
  description: string | null
  /** As the draft has it, which may be of any shape while it is unfinished. */
  value: Value
  /** What is wrong with it, in words. */
  error: string | null
  isOptional: boolean
  onChange: (value: unknown) => void
}

/** The props that Mantine's inputs share. */
export const inputProps = ({ label, description, error }: Pick<ControlProps, 'label' | 'description' | 'error'>) => ({
  label,
  error,
  ...(description && { description }),
})

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: unknown): number | '' => (typeof value === 'number' ? value : '')
export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

import type { ComparedValue, FieldOperator } from './condition.ts'
import { ConditionError } from './condition-error.ts'
import type { Asking } from './facts.ts'
import type { Field, FieldCatalog, FieldRef, FieldType } from './fields.ts'
import { plainOperand, rangeOperand, recurringOperand, timelineOf } from './operand.ts'
import type { Operand } from './operand.ts'
import { operators } from './operators.ts'
import type { FieldOperatorRow } from './operator-row.ts'

/** A comparison made ready: which operator, and with what. */
export interface ValueTest {
  operator: FieldOperator
  row: FieldOperatorRow
  type: FieldType
  /** The same at any moment and in any zone; `null` when it is not. */
  fixed: Operand | null
  operandAt: (asking: Asking) => Operand
}

export interface FieldTest extends ValueTest {
  field: Field
}

export function fieldTest(
  catalog: FieldCatalog,
  fact: FieldRef,
  { operator, value }: { operator: FieldOperator; value: ComparedValue },
): FieldTest {
  const field = catalog.get(fact)
  if (!field) throw new ConditionError(`There is no field ${fact}.`)
  return { field, ...valueTest(field.type, operator, value) }
}

export function valueTest(type: FieldType, operator: FieldOperator, value: ComparedValue): ValueTest {
  if (!Object.hasOwn(operators, operator)) throw new ConditionError(`There is no operator ${operator}.`)
  const row = operators[operator]
  if (!row.fits[type]) throw new ConditionError(`The operator ${operator} does not fit a field of type ${type}.`)
  const { recurs, range } = row
  if (recurs) return { operator, row, type, fixed: null, operandAt: operandOfDay(type, operator, recurs) }
  if (range && type !== 'number')
    return { operator, row, type, fixed: null, operandAt: operandOver(range, type, value) }
  const fixed = plainOperand(value)
  return { operator, row, type, fixed, operandAt: () => fixed }
}

type Range = NonNullable<FieldOperatorRow['range']>

function operandOver(range: Range, type: FieldType, value: ComparedValue): ValueTest['operandAt'] {
  let known: { zone: string; now: number; operand: Operand } | undefined
  return (asking) => {
    if (known && known.zone === asking.zone && (known.now === asking.now || !range.moves)) return known.operand
    const operand = rangeOperand(...range.of(value, timelineOf(type, asking)))
    known = { zone: asking.zone, now: asking.now, operand }
    return operand
  }
}

type Recurs = NonNullable<FieldOperatorRow['recurs']>

// The ranges are the same all day long wherever they are asked for, and reading the clocks of 120 years takes milliseconds.
const operandsOfDays = new Map<string, Operand>()
const mostDaysKept = 100

function operandOfDay(type: FieldType, operator: FieldOperator, recurs: Recurs): ValueTest['operandAt'] {
  return (asking) => {
    const line = timelineOf(type, asking)
    const key = `${operator} ${type} ${asking.zone} ${line.today()}`
    const known = operandsOfDays.get(key)
    if (known) return known
    if (operandsOfDays.size >= mostDaysKept) operandsOfDays.clear()
    const operand = recurringOperand(recurs(line))
    operandsOfDays.set(key, operand)
    return operand
  }
}

/** A property's type is told by what it is compared with; it is never coerced. */
export function propertyTypeOf(value: unknown): 'text' | 'number' | 'boolean' {
  const example: unknown = Array.isArray(value) ? value[0] : value
  if (typeof example === 'number') return 'number'
  return typeof example === 'boolean' ? 'boolean' : 'text'
}

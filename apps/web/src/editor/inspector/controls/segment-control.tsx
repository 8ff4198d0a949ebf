import { Anchor, Select, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useById, useSegments } from '../../../data/definitions.ts'
import { inputProps, textOf, type ControlProps } from './control-props.ts'

interface SegmentControlProps extends ControlProps {
  /** Only segments that contacts are put on by hand. */
  only?: 'static'
}

/** A choice of segments, with what the chosen one means and how many are in it. */
export function SegmentControl({ only, value, isOptional, onChange, ...rest }: SegmentControlProps) {
  const { t } = useLingui()
  const all = useSegments()
  const segments = only ? all.filter(({ kind }) => kind === only) : all
  const chosen = useById(all).get(textOf(value))
  return (
    <div>
      <Select
        {...inputProps(rest)}
        placeholder={t`Choose a segment`}
        data={segments.map(({ id, name }) => ({ value: id, label: name }))}
        value={textOf(value) || null}
        searchable
        clearable={isOptional}
        allowDeselect={false}
        nothingFoundMessage={t`No segment is called that.`}
        onChange={onChange}
      />
      {chosen && (
        <Text component="div" size="xs" c="dimmed" mt={4}>
          {chosen.sentence && <Text inherit>{chosen.sentence}</Text>}
          <Plural value={chosen.members} one="# contact in it now." other="# contacts in it now." />{' '}
          <Anchor component={Link} to={`/segments/${chosen.id}`} inherit>
            <Trans>Open the segment</Trans>
          </Anchor>
        </Text>
      )}
    </div>
  )
}

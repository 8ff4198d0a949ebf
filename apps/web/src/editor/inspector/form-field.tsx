import type { FormField } from '@etape/flow'
import { getIn } from '../state/set-in.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { ChoiceControl } from './controls/choice-control.tsx'
import { StageControl, StatusControl } from './controls/coloured-control.tsx'
import { ConditionControl } from './controls/condition-control.tsx'
import type { ControlProps } from './controls/control-props.ts'
import { CronControl } from './controls/cron-control.tsx'
import { DurationControl } from './controls/duration-control.tsx'
import { EntriesControl } from './controls/entries-control.tsx'
import { EventNameControl } from './controls/event-name-control.tsx'
import { FieldControl } from './controls/field-control.tsx'
import { FlowControl } from './controls/flow-control.tsx'
import { NodeControl } from './controls/node-control.tsx'
import { NumberControl } from './controls/number-control.tsx'
import { OneOfControl } from './controls/one-of-control.tsx'
import { TeamControl, UserControl, UsersControl } from './controls/people-controls.tsx'
import { PipelineControl } from './controls/pipeline-control.tsx'
import { PipelineStageControl } from './controls/pipeline-stage-control.tsx'
import { PropertyFiltersControl } from './controls/property-filters-control.tsx'
import { SegmentControl } from './controls/segment-control.tsx'
import { SharedFieldsControl } from './controls/shared-fields-control.tsx'
import { TemplateControl } from './controls/template-control.tsx'
import { LongTextControl, TextControl } from './controls/text-control.tsx'
import { TimeOfDayControl } from './controls/time-of-day-control.tsx'
import { ToggleControl } from './controls/toggle-control.tsx'
import { ValueControl } from './controls/value-control.tsx'
import { WaysControl } from './controls/ways-control.tsx'
import { WeekdaysControl } from './controls/weekdays-control.tsx'
import { WeightsControl } from './controls/weights-control.tsx'
import { ZoneControl } from './controls/zone-control.tsx'
import { useFormProblems } from './form-problems.ts'

export interface FormPlace {
  /** What the fields' paths lead through: a node's configuration, or an entry of a list in it. */
  root: unknown
  /** Where that is, for finding its problems: `config`, `config.ways.0`. */
  above: string
  onChange: (path: readonly string[], value: unknown) => void
}

/** A form as a kind's schema has it. */
export function FormFields({ fields, ...place }: FormPlace & { fields: readonly FormField[] }) {
  return fields.map((field) => <FormFieldView key={field.key} field={field} {...place} />)
}

/** One field of the form, with the control its schema asks for. */
function FormFieldView({ field, ...place }: FormPlace & { field: FormField }) {
  return (
    <div data-path={`${place.above}.${field.path.join('.')}`}>
      <FieldControlView field={field} {...place} />
    </div>
  )
}

function FieldControlView({ field, ...place }: FormPlace & { field: FormField }) {
  const shared = useControlProps(field, place)
  switch (field.control) {
    case 'duration':
      return <DurationControl {...shared} maxDays={field.maxDays} />
    case 'condition':
      return <ConditionControl {...shared} />
    case 'property-filters':
      return <PropertyFiltersControl {...shared} />
    case 'event-name':
      return <EventNameControl {...shared} />
    case 'segment':
      return <SegmentControl {...shared} />
    case 'static-segment':
      return <SegmentControl {...shared} only="static" />
    case 'pipeline':
      return <PipelineControl {...shared} />
    case 'flow':
      return <FlowControl {...shared} />
    case 'node':
      return <NodeControl {...shared} />
    case 'shared-fields':
      return <SharedFieldsControl {...shared} />
    case 'time-of-day':
      return <TimeOfDayControl {...shared} />
    case 'weekdays':
      return <WeekdaysControl {...shared} />
    case 'zone':
      return <ZoneControl {...shared} />
    case 'cron':
      return <CronControl {...shared} zone={getIn(place.root, ['zone'])} />
    case 'stage':
      return <StageControl {...shared} />
    case 'status':
      return <StatusControl {...shared} />
    case 'pipeline-stage':
      return <PipelineStageControl {...shared} />
    case 'user':
      return <UserControl {...shared} />
    case 'users':
      return <UsersControl {...shared} />
    case 'team':
      return <TeamControl {...shared} />
    case 'field':
      return <FieldControl {...shared} objects={field.objects} writable={field.writable} types={field.types} />
    case 'value':
      return <ValueControl {...shared} of={getIn(place.root, [field.fieldAt])} />
    case 'text':
      return <TextControl {...shared} max={field.max} placeholder={field.placeholder} />
    case 'long-text':
      return <LongTextControl {...shared} max={field.max} placeholder={field.placeholder} />
    case 'template':
      return <TemplateControl {...shared} multiline={field.multiline} max={field.max} placeholder={field.placeholder} />
    case 'address':
      return <TemplateControl {...shared} multiline={false} max={field.max} placeholder={field.placeholder} />
    case 'number':
      return <NumberControl {...shared} min={field.min} max={field.max} step={field.step} unit={field.unit} />
    case 'choice':
      return <ChoiceControl {...shared} options={field.options} />
    case 'toggle':
      return <ToggleControl {...shared} />
    case 'one-of':
      return (
        <OneOfControl
          {...shared}
          cases={field.cases}
          renderFields={(fields) => <FormFields fields={fields} {...place} />}
        />
      )
    case 'ways':
      return (
        <WaysControl
          {...shared}
          min={field.min}
          max={field.max}
          where={whereOf(field, place)}
          renderEntry={(entry) => <FormFields fields={field.of.filter(({ key }) => key !== 'label')} {...entry} />}
        />
      )
    case 'weights':
      return <WeightsControl {...shared} min={field.min} max={field.max} />
    case 'entries':
      return (
        <EntriesControl
          {...shared}
          max={field.max}
          adding={field.adding}
          of={field.of}
          where={whereOf(field, place)}
          renderEntry={(entry) => <FormFields fields={field.of} {...entry} />}
        />
      )
  }
}

/** Fields that are made of others leave their problems to those. */
const made: ReadonlySet<string> = new Set(['one-of', 'ways', 'entries'])

const whereOf = (field: FormField, { above }: FormPlace): string => `${above}.${field.path.join('.')}`

function useControlProps(field: FormField, place: FormPlace): ControlProps {
  const words = useFlowWords()
  const problems = useFormProblems()
  const where = whereOf(field, place)
  const problem = made.has(field.control) ? problems.at(where) : problems.within(where)
  return {
    label: words.say({ text: field.title }),
    description: field.description && words.say({ text: field.description }),
    value: getIn(place.root, field.path),
    error: problem ? words.say(problem.message) : null,
    isOptional: !field.required,
    onChange: (value) => place.onChange(field.path, value),
  }
}

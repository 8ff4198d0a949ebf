import type { MantineThemeComponents } from '@mantine/core'
import kit from './kit.module.css'

export interface ControlLabels {
  close: string
}

// The list of choices scrolls itself, so that assistive technology finds nothing between the control and its choices.
const listed = { withScrollArea: false }
const listedIn = { options: kit.options }
const quick = { duration: 140, timingFunction: 'ease-out' } as const

// By name and not with `X.extend`, which would bring every control of the kit into the first screen.
/** What every control of the kit is like unless a page says otherwise, which it seldom should. */
export function componentDefaults(labels: ControlLabels): MantineThemeComponents {
  const closeButtonProps = { 'aria-label': labels.close }
  return {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    Alert: { defaultProps: { radius: 'lg', closeButtonLabel: labels.close } },
    Autocomplete: { defaultProps: listed, classNames: listedIn },
    Badge: { defaultProps: { variant: 'light', color: 'gray', size: 'md' }, classNames: { root: kit.badge } },
    Button: { classNames: { root: kit.button } },
    Card: { defaultProps: { withBorder: true, radius: 'lg', padding: 'md' }, classNames: { root: kit.card } },
    Checkbox: { defaultProps: { size: 'sm' } },
    Code: { classNames: { root: kit.code } },
    CloseButton: { defaultProps: closeButtonProps },
    Drawer: {
      defaultProps: { transitionProps: { duration: 160 }, closeButtonProps },
      classNames: { title: kit.dialogTitle, overlay: kit.overlay },
    },
    InputWrapper: { classNames: { label: kit.label, description: kit.description } },
    Menu: {
      // Without the placeholder the first entry has the focus, and a menu holds nothing but its entries.
      defaultProps: {
        transitionProps: quick,
        shadow: 'md',
        position: 'bottom-end',
        withInitialFocusPlaceholder: false,
      },
      classNames: { dropdown: kit.dropdown, item: kit.menuItem },
    },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', transitionProps: quick, closeButtonProps },
      classNames: { title: kit.dialogTitle, overlay: kit.overlay },
    },
    MultiSelect: { defaultProps: listed, classNames: listedIn },
    NavLink: { classNames: { root: kit.navLink } },
    Notifications: { classNames: { root: kit.toasts } },
    Paper: { defaultProps: { radius: 'lg' } },
    Popover: {
      defaultProps: { transitionProps: quick, shadow: 'md' },
      classNames: { dropdown: kit.dropdown },
    },
    SegmentedControl: {
      defaultProps: { transitionDuration: 140, withItemsBorders: false },
      classNames: { root: kit.segments, label: kit.segmentLabel },
    },
    Select: {
      defaultProps: {
        ...listed,
        comboboxProps: { shadow: 'md', transitionProps: quick },
        checkIconPosition: 'right',
      },
      classNames: listedIn,
    },
    Skeleton: { classNames: { root: kit.skeleton } },
    Switch: { defaultProps: { size: 'sm' } },
    Table: {
      defaultProps: { verticalSpacing: 10, horizontalSpacing: 16 },
      classNames: { th: kit.th, table: kit.table },
    },
    Tabs: { classNames: { list: kit.tabs, tab: kit.tab } },
    TagsInput: { defaultProps: listed, classNames: listedIn },
    Tooltip: {
      defaultProps: { openDelay: 350, withArrow: false, transitionProps: quick },
      classNames: { tooltip: kit.tooltip },
    },
  }
}

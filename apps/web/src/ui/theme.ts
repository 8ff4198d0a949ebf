import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core'
import { componentDefaults, type ControlLabels } from './component-defaults.ts'

const font = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif"
const monospace = "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace"

/** The look, once. `labels` are what controls of the kit say aloud, in the reader's language. */
export function buildTheme(labels: ControlLabels): MantineThemeOverride {
  return createTheme({
    fontFamily: font,
    fontFamilyMonospace: monospace,
    headings: {
      fontFamily: font,
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '20px', lineHeight: '28px' },
        h2: { fontSize: '15px', lineHeight: '22px' },
        h3: { fontSize: '13.5px', lineHeight: '20px' },
      },
    },
    fontSizes: { xs: '12.5px', sm: '14px', md: '14px', lg: '15px', xl: '20px' },
    lineHeights: { xs: '18px', sm: '20px', md: '20px', lg: '22px', xl: '28px' },
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
    radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '999px' },
    defaultRadius: 'md',
    breakpoints: { xs: '30em', sm: '48em', md: '62em', lg: '75em', xl: '90em' },
    shadows: { xs: 'var(--shadow-raised)', sm: 'var(--shadow-raised)', md: 'var(--shadow-floating)' },
    black: '#1b1f2a',
    primaryColor: 'accent',
    primaryShade: 6,
    cursorType: 'pointer',
    respectReducedMotion: true,
    colors: { accent, gray, dark },
    components: componentDefaults(labels),
  })
}

const accent = [
  '#eef0fd', '#dfe3fb', '#c3caf7', '#a3aef2', '#8592ed', '#6273e4', '#3b4fd8', '#3142bd', '#28379e', '#1f2b7d',
] as const // prettier-ignore
const gray = [
  '#f6f7fa', '#eef0f5', '#e3e6ee', '#d5d9e4', '#c3c9d6', '#6b7387', '#5a6275', '#454c5e', '#2f3442', '#1b1f2a',
] as const // prettier-ignore
const dark = [
  '#e6e9f2', '#c9cedb', '#a3abbe', '#8b94a9', '#465068', '#2d3344', '#222737', '#1a1e29', '#12151d', '#0c0e14',
] as const // prettier-ignore

const roles = {
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-dimmed': 'var(--soft)',
  '--mantine-color-placeholder': 'var(--soft)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-success': 'var(--good)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'color-mix(in srgb, var(--accent-soft), var(--accent-line) 40%)',
  '--mantine-color-accent-light-color': 'var(--accent-text)',
  '--mantine-color-accent-outline': 'var(--accent-text)',
  '--mantine-color-red-filled': '#b42318',
  '--mantine-color-red-filled-hover': '#98190f',
  '--mantine-color-red-light': 'var(--bad-soft)',
  '--mantine-color-red-light-color': 'var(--bad)',
  '--mantine-color-green-light': 'var(--good-soft)',
  '--mantine-color-green-light-color': 'var(--good)',
  '--mantine-color-yellow-light': 'var(--warn-soft)',
  '--mantine-color-yellow-light-color': 'var(--warn)',
  '--mantine-color-gray-light': 'var(--kind-end-soft)',
  '--mantine-color-gray-light-color': 'var(--kind-end)',
} as const

/** Points the kit's own colours at our roles, which change with the colour scheme by themselves. */
export const roleVariables: CSSVariablesResolver = () => ({ variables: {}, light: roles, dark: roles })

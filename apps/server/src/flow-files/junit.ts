import type { FlowTested } from './test-file.ts'

/** Results as JUnit's XML, which build servers read: a suite for each flow, a case for each test. */
export function writeJunit(flows: readonly FlowTested[]): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...flows.map(suite), '</testsuites>', ''].join('\n')
}

function suite({ flow, tests }: FlowTested): string {
  const failures = tests.filter(({ breaks }) => breaks.length > 0).length
  const head = `  <testsuite name="${escape(flow)}" tests="${tests.length}" failures="${failures}">`
  const cases = tests.map(({ name, breaks }) => {
    const opening = `    <testcase classname="${escape(flow)}" name="${escape(name)}"`
    if (breaks.length === 0) return `${opening}/>`
    const failure = `<failure message="${escape(breaks[0] ?? '')}">${escape(breaks.join('\n'))}</failure>`
    return `${opening}>${failure}</testcase>`
  })
  return [head, ...cases, '  </testsuite>'].join('\n')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
// XML has no way to write these.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escape = (text: string): string =>
  text.replaceAll(unwritable, '').replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)

interface Sample {
  id: string
  /** A name of a tool, the same in every language. */
  name: string
  code: (origin: string) => string
}

/** Programs to copy. They are the same in every language of the screen. */
export const samples: readonly Sample[] = [
  {
    id: 'curl',
    name: 'curl',
    code: (origin) => `curl ${origin}/v1/track \\
  --user WRITE_KEY: \\
  --header 'content-type: application/json' \\
  --data '{
    "messageId": "order-1042",
    "userId": "alva@nordfrakt.example",
    "event": "Meeting booked",
    "properties": { "length": 30 }
  }'`,
  },
  {
    id: 'node',
    name: 'Node.js',
    code: (origin) => `import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: 'WRITE_KEY', host: '${origin}' })

analytics.identify({
  userId: 'alva@nordfrakt.example',
  traits: { email: 'alva@nordfrakt.example', first_name: 'Alva', company: 'Nordfrakt AB' },
})
analytics.track({
  userId: 'alva@nordfrakt.example',
  event: 'Meeting booked',
  properties: { length: 30 },
})
await analytics.closeAndFlush()`,
  },
  {
    id: 'python',
    name: 'Python',
    code: (origin) => `import requests

requests.post(
    "${origin}/v1/page",
    auth=("WRITE_KEY", ""),
    json={
        "userId": "alva@nordfrakt.example",
        "name": "Pricing",
        "properties": {"path": "/pricing", "url": "https://example.com/pricing"},
    },
    timeout=10,
).raise_for_status()`,
  },
]

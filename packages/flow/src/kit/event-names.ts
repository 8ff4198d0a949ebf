import { pageVisit } from '@etape/conditions'

/** Names of the events that triggers of their own stand for; whatever brings such an event in uses exactly these. */
export const eventNames = {
  pageVisited: pageVisit,
  /** `form`: the form's name. */
  formSubmitted: 'Form submitted',
  /** `type`: what sort of meeting. */
  meetingBooked: 'Meeting booked',
  /** `plan`: what was subscribed to. */
  subscriptionActivated: 'Subscription activated',
  subscriptionCancelled: 'Subscription cancelled',
} as const

// What a Subscription asks for, read once: about which events, and where and how they are to be sent.
import type { Search } from '../../fhir/search/tree.ts';

export interface Asked {
  /** Id of the Subscription. */
  readonly id: string;
  readonly about: AboutTopic | AboutCriteria;
  readonly channel: Channel;
  /** Until when, in milliseconds; undefined: without end. */
  readonly end: number | undefined;
}

/** An event of a topic, of those that pass every filter. */
export interface AboutTopic {
  readonly kind: 'topic';
  /** Of SubscriptionTopic: `task-assigned`. */
  readonly topic: string;
  readonly filters: readonly TopicFilter[];
}

/** `Task?owner=Organization/a,Organization/b`: one of the values. */
export interface TopicFilter {
  readonly key: string;
  readonly anyOf: readonly string[];
}

/** A resource that comes to meet a search, or changes while it does. */
export interface AboutCriteria {
  readonly kind: 'criteria';
  /** As it is written. */
  readonly criteria: string;
  readonly search: Search;
}

export type Content = 'empty' | 'id-only' | 'full-resource';

export interface Channel {
  readonly endpoint: string;
  /** As `Name: value` lines of Subscription.channel.header say. Secrets among them: for sending only. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Media type; undefined: nothing but the call itself is sent (plain R4). */
  readonly payload: string | undefined;
  /** Of a topic. */
  readonly content: Content;
  readonly timeoutMs: number;
  /** Between two signs of life; undefined: none are asked for. */
  readonly heartbeatMs: number | undefined;
  /** Most events in one notification. */
  readonly maxCount: number;
  /** For the signature of what is sent; undefined: it is not signed. */
  readonly secret: string | undefined;
}

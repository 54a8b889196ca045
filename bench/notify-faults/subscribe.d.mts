// For the tests, which are TypeScript.

export interface SubscriptionAsked {
  readonly id: string;
  readonly [name: string]: unknown;
}

export function ofTopic(id: string, endpoint: string, maxCount?: number): SubscriptionAsked;
export function subscribe(base: string, subscriptions: readonly SubscriptionAsked[]): Promise<void>;
export function standing(base: string, id: string): Promise<{ readonly status?: string; readonly events: number }>;

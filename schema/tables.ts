/**
 * Row types of every table, for Kysely; a test holds them against the migrated database.
 * `TABLE_CLASSES` says what each table is to import, reset and fixtures.
 */
import type { Generated, GeneratedAlways } from 'kysely';
import type { ReviewReason, TapCommand } from './contract/events.ts';
import type { EndReason } from './contract/sessions.ts';
import type { OrderStatus } from './contract/orders.ts';
import type { RecostState } from './contract/recosts.ts';
import type { ImportResult, ReferenceGroup } from './contract/reference.ts';
import type { RateKind, Role } from './contract/users.ts';

type Flag = 0 | 1;

export interface Tables {
  team: {
    id: Generated<number>;
    name: string;
    version: Generated<number>;
    changed_at: number | null;
    changed_by: number | null;
    is_active: Generated<Flag>;
  };
  app_user: {
    id: Generated<number>;
    display_name: string;
    role: Role;
    username: string | null;
    team_id: number | null;
    language: Generated<'en' | 'es'>;
    badge: string | null;
    pin_hash: string | null;
    password_hash: string | null;
    is_active: Generated<Flag>;
    created_at: number;
    updated_at: number;
    version: Generated<number>;
    changed_at: number | null;
    changed_by: number | null;
    pin_is_one_time: Generated<Flag>;
    pin_length: number | null;
  };
  pay_rate: {
    id: Generated<number>;
    user_id: number;
    effective_from: string;
    kind: RateKind;
    amount_cents: number;
    created_at: number;
    created_by: number | null;
  };
  recost_job: {
    id: Generated<number>;
    user_id: number;
    pay_rate_id: number;
    from_day: string;
    before_day: string;
    cursor_started_at: number;
    cursor_session_id: number;
    done: Generated<number>;
    total: number;
    difference_cents: Generated<number>;
    state: Generated<RecostState>;
    created_by: number;
    created_at: number;
    finished_at: number | null;
  };
  device: {
    id: Generated<number>;
    name: string;
    place: Generated<string>;
    enrolment_code_hash: string | null;
    enrolment_valid_until: number | null;
    token_hash: string | null;
    created_at: number;
    enrolled_at: number | null;
    revoked_at: number | null;
    version: Generated<number>;
    changed_at: number | null;
    changed_by: number | null;
  };
  device_beat: {
    device_id: number;
    heard_at: number;
    build: string | null;
    pending: number;
    pending_since: number | null;
    clock_offset_ms: number | null;
    battery_percent: number | null;
    is_charging: Flag | null;
    storage: 'lasting' | 'clearable' | 'full' | 'broken';
    self_tested_at: number | null;
    self_test: string | null;
  };
  saved_view: {
    id: Generated<number>;
    user_id: number;
    page: string;
    name: string;
    query: string;
    saved_at: number;
  };
  setting: {
    name: string;
    value: string;
    version: Generated<number>;
    changed_at: number | null;
    changed_by: number | null;
  };
  secret_fingerprint: { name: string; secret_id: string; fingerprint: string };
  customer_account: { id: Generated<number>; account_number: string | null; name: string };
  sales_order: {
    id: Generated<number>;
    order_key: string;
    order_number: string;
    customer_id: number | null;
    description: Generated<string>;
    quantity_thousandths: number | null;
    order_date: string | null;
    due_date: string | null;
    revenue_cents: number | null;
    status: Generated<OrderStatus>;
    hold_note: Generated<string>;
    floor_note: Generated<string>;
    source: 'import' | 'floor' | 'office';
    created_at: number;
    updated_at: number;
    sort_date: string;
    search_rowid: number | null;
    generation: Generated<number>;
    closed_at: number | null;
    merged_into: number | null;
  };
  order_incoming: {
    order_id: number;
    generation: number;
    change: 'changed' | 'closed' | 'left';
    order_number: string;
    customer_id: number | null;
    description: string;
    quantity_thousandths: number | null;
    order_date: string | null;
    due_date: string | null;
    revenue_cents: number | null;
    status: OrderStatus;
    hold_note: string;
    floor_note: string;
    sort_date: string;
  };
  order_change: {
    id: Generated<number>;
    generation: number;
    order_id: number;
    order_number: string;
    change: 'changed' | 'closed' | 'left';
    changes: string;
    changed_at: number;
  };
  order_revenue_history: {
    id: Generated<number>;
    order_id: number;
    from_cents: number | null;
    to_cents: number | null;
    generation: number;
    changed_at: number;
  };
  customer_incoming: {
    customer_id: number;
    generation: number;
    name: string;
    indexed_to: Generated<number>;
  };
  reference_generation: {
    group_name: ReferenceGroup;
    in_force: Generated<number>;
    in_transit: number | null;
  };
  erp_item: {
    generation: number;
    item_key: string;
    code: string;
    name: string;
    unit: string;
    unit_cost_cents: number | null;
  };
  sales_order_search: {
    rowid: number;
    order_number: string;
    customer_name: string;
    description: string;
  };
  task_type: {
    id: Generated<number>;
    code: string;
    name: string;
    kind: 'direct' | 'indirect';
    icon: Generated<string>;
    hue: Generated<number>;
    sort_order: Generated<number>;
    is_active: Generated<Flag>;
    version: Generated<number>;
    changed_at: number | null;
    changed_by: number | null;
  };
  material: {
    id: Generated<number>;
    code: string;
    name: string;
    unit: string;
    unit_cost_cents: number;
    is_active: Generated<Flag>;
    version: Generated<number>;
    changed_at: number | null;
    changed_by: number | null;
  };
  profitmaker_import_manifest: {
    id: Generated<number>;
    group_name: string;
    fingerprint: string;
    files: string;
    imported_at: number;
    result: ImportResult;
    generation: number | null;
    row_count: number;
    added_count: number;
    changed_count: number;
    closed_count: Generated<number>;
    window_from: string | null;
    window_to: string | null;
    duration_ms: Generated<number>;
    warnings: Generated<string>;
    message: Generated<string>;
    accepted_at: number | null;
    accepted_by: number | null;
  };
  order_task: {
    id: Generated<number>;
    order_id: number;
    task_type_id: number;
    estimate_minutes: number | null;
    created_at: number;
  };
  work_session: {
    id: Generated<number>;
    public_id: string;
    user_id: number;
    task_type_id: number;
    device_id: number | null;
    business_day: string;
    started_at: number;
    ended_at: number | null;
    end_reason: EndReason | null;
    duration_ms: number | null;
    rate_kind: RateKind | null;
    rate_amount_cents: number | null;
    annual_hours: number | null;
    labor_cents: number | null;
    good_quantity: number | null;
    scrap_quantity: number | null;
    note: Generated<string>;
    is_corrected: Generated<Flag>;
    is_long: Generated<Flag>;
    is_clock_corrected: Generated<Flag>;
    received_at: number;
    closed_received_at: number | null;
    source_key: string;
    voided_at: number | null;
    switched_from: number | null;
    resumed_from: number | null;
    version: Generated<number>;
    entered_by: number | null;
  };
  work_session_share: {
    id: Generated<number>;
    session_id: number;
    order_task_id: number | null;
    weight: Generated<number>;
    duration_ms: number | null;
    labor_cents: number | null;
  };
  presence: {
    id: Generated<number>;
    user_id: number;
    business_day: string;
    began_at: number;
    ended_at: number | null;
  };
  presence_break: {
    id: Generated<number>;
    presence_id: number;
    began_at: number;
    ended_at: number;
    is_paid: Flag;
  };
  material_usage: {
    id: Generated<number>;
    public_id: string;
    order_id: number;
    order_task_id: number | null;
    user_id: number;
    device_id: number | null;
    material_id: number;
    quantity_thousandths: number;
    unit_cost_cents: number;
    cost_cents: number;
    business_day: string;
    used_at: number;
    received_at: number;
    source_key: string;
  };
  work_session_correction_audit: {
    id: Generated<number>;
    session_id: number;
    corrected_by: number;
    corrected_at: number;
    reason: string;
    before: string;
    after: string;
  };
  approved_week: { user_id: number; monday: string; approved_at: number; approved_by: number };
  correction_notice: { user_id: number; correction_id: number; seen_at: number | null };
  material_usage_correction: {
    id: Generated<number>;
    usage_id: number;
    reversal_id: number;
    replacement_id: number | null;
    corrected_by: number;
    corrected_at: number;
    reason: string;
  };
  captured_event: {
    id: Generated<number>;
    source_key: string;
    event_key: string;
    device_id: number | null;
    seq: number;
    user_id: number;
    command: TapCommand;
    input: string;
    device_time: number;
    clock_offset_ms: number;
    occurred_at: number;
    received_at: number;
    outcome: 'applied' | 'review' | 'accepted' | 'discarded';
    reason: ReviewReason | null;
    detail: string | null;
    session_public_id: string | null;
    decided_by: number | null;
    decided_at: number | null;
    decision_reason: string | null;
  };
  order_cost: {
    order_id: number;
    customer_id: number | null;
    revenue_cents: number | null;
    sessions: number;
    labor_ms: number;
    labor_cents: number;
    unrated_sessions: number;
    usages: number;
    material_cents: number;
    margin_tenths: GeneratedAlways<number | null>;
  };
  order_year: {
    year: number;
    order_id: number;
    customer_id: number | null;
    revenue_cents: number | null;
    sessions: number;
    labor_ms: number;
    labor_cents: number;
    unrated_sessions: number;
    usages: number;
    material_cents: number;
    margin_tenths: GeneratedAlways<number | null>;
  };
  order_rollup: {
    period: number;
    order_id: number;
    sessions: number;
    labor_ms: number;
    labor_cents: number;
    unrated_sessions: number;
    usages: number;
    material_cents: number;
  };
  person_rollup: {
    period: number;
    user_id: number;
    task_type_id: number;
    sessions: number;
    labor_ms: number;
    labor_cents: number;
    unrated_sessions: number;
  };
  material_rollup: {
    period: number;
    material_id: number;
    usages: number;
    quantity_thousandths: number;
    cost_cents: number;
  };
  sign_in: {
    id: Generated<number>;
    token_hash: string;
    user_id: number;
    strength: 'pin' | 'password';
    device_id: number | null;
    created_at: number;
    expires_at: number;
    ended_at: number | null;
  };
  offline_sign_in: {
    sign_in_key: string;
    user_id: number;
    device_id: number | null;
    sealed_hash: string;
    occurred_at: number;
    received_at: number;
    outcome: 'verified' | 'wrong';
  };
  pin_throttle: {
    user_key: string;
    device_key: string;
    failures: number;
    last_attempt_at: number;
    locked_until: number;
  };
  sign_in_event: {
    id: Generated<number>;
    at: number;
    kind: 'failed' | 'throttled';
    strength: 'pin' | 'password';
    user_id: number | null;
    device_id: number | null;
    address: string;
  };
  command_log: {
    seq: number;
    scope: string;
    idempotency_key: string;
    name: string;
    actor_user_id: number | null;
    device_id: number | null;
    occurred_at: number;
    received_at: number;
    request_hash: string;
    change: string | null;
    outcome: 'accepted' | 'refused';
    answer: string | null;
    answer_hash: string;
    prev_mac: string;
    mac: string;
  };
}

/** Orders as everybody sees them, whatever an import is just bringing. */
export interface Views {
  order_in_force: Pick<
    Tables['sales_order'],
    | 'order_key'
    | 'order_number'
    | 'customer_id'
    | 'quantity_thousandths'
    | 'order_date'
    | 'due_date'
    | 'revenue_cents'
    | 'source'
    | 'sort_date'
  > & {
    id: number;
    description: string;
    status: OrderStatus;
    hold_note: string;
    floor_note: string;
  };
}

/** `rollup`: sums of the others, kept by triggers; only a rebuild writes them itself. */
export type TableClass = 'identity' | 'reference' | 'activity' | 'rollup' | 'log';

export const TABLE_CLASSES: Readonly<Record<keyof Tables, TableClass>> = {
  team: 'identity',
  app_user: 'identity',
  pay_rate: 'identity',
  device: 'identity',
  saved_view: 'identity',
  setting: 'identity',
  secret_fingerprint: 'identity',
  customer_account: 'reference',
  sales_order: 'reference',
  sales_order_search: 'reference',
  order_incoming: 'reference',
  order_change: 'reference',
  order_revenue_history: 'reference',
  customer_incoming: 'reference',
  reference_generation: 'reference',
  erp_item: 'reference',
  task_type: 'reference',
  material: 'reference',
  profitmaker_import_manifest: 'reference',
  order_task: 'activity',
  work_session: 'activity',
  work_session_share: 'activity',
  presence: 'activity',
  presence_break: 'activity',
  material_usage: 'activity',
  work_session_correction_audit: 'activity',
  correction_notice: 'activity',
  material_usage_correction: 'activity',
  recost_job: 'activity',
  approved_week: 'activity',
  captured_event: 'activity',
  order_cost: 'rollup',
  order_year: 'rollup',
  order_rollup: 'rollup',
  person_rollup: 'rollup',
  material_rollup: 'rollup',
  device_beat: 'log',
  sign_in: 'log',
  offline_sign_in: 'log',
  pin_throttle: 'log',
  sign_in_event: 'log',
  command_log: 'log',
};
